import { State, useLanguage, useWords, WideTable } from '../../foundation/html/index.ts'
import { formatNumber } from '../../foundation/language/index.ts'
import { type DistrictBook, sayScope, sayService } from '../district-book.ts'
import { takeovers } from '../plan.ts'
import { dryRunMessages } from './messages.ts'
import { type DryRun, type Row, rowsOf, type Totals, totalsOf } from './reckon.ts'

const counted = ['bookings', 'people', 'services'] as const
const offered = [...takeovers, 'none'] as const

/** What would become of the bookings, by customer centre and unit. */
export function BookingsTable({ run, book }: { run: DryRun; book: DistrictBook }) {
  const t = useWords(dryRunMessages)
  const language = useLanguage()
  const all = totalsOf(run.touched)
  if (all.bookings === 0) return null
  const title = t.tableTitle(formatNumber(all.bookings, language))
  return (
    <section>
      <h2>{title}</h2>
      <WideTable label={title}>
        <table class="list">
          <thead>
            <tr>
              <th scope="col">{t.columns.place}</th>
              {[...counted, ...offered].map(column => (
                <th scope="col" class="num" key={column}>
                  {t.columns[column]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rowsOf(run.touched).map(row => (
              <Line
                name={nameOf(row, book, language)}
                totals={totalsOf(row.touched)}
                key={nameOf(row, book, 'de')}
              />
            ))}
          </tbody>
          <tfoot>
            <Line name={t.together} totals={all} />
          </tfoot>
        </table>
      </WideTable>
      <p class="muted">
        {t.elsewhere(run.elsewhere.length, run.centres.length)} {t.elsewhereCounted} {t.urgencyUnknown}
      </p>
    </section>
  )
}

function nameOf({ office, unit, service }: Row, book: DistrictBook, language: 'de' | 'en'): string {
  const what = service ? sayService(book, service, language) : unit && sayScope(book, unit, language)
  return [office.name[language], what].filter(Boolean).join(': ')
}

function Line({ name, totals }: { name: string; totals: Totals }) {
  const language = useLanguage()
  return (
    <tr>
      <th scope="row">{name}</th>
      {counted.map(column => (
        <td class="num" key={column}>
          {formatNumber(totals[column], language)}
        </td>
      ))}
      {offered.map(column => (
        <td class="num" key={column}>
          {column === 'none' && totals.offers.none > 0 ? (
            <State tone="bad">{formatNumber(totals.offers.none, language)}</State>
          ) : (
            formatNumber(totals.offers[column], language)
          )}
        </td>
      ))}
    </tr>
  )
}
