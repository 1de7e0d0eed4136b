import type { Temporal } from 'temporal-polyfill'
import { Link, useLanguage, useWords, WideTable } from '../../foundation/html/index.ts'
import { formatTinyDay } from '../../foundation/language/index.ts'
import type { Office } from '../../offices/index.ts'
import { sheetMessages } from './messages.ts'

interface SheetsProps {
  readonly offices: readonly Office[]
  readonly today: Temporal.PlainDate
  readonly next: ReadonlyMap<string, Temporal.PlainDate>
}

/** Whose sheet, and of which day. */
export function SheetsPage({ offices, today, next }: SheetsProps) {
  const t = useWords(sheetMessages)
  const language = useLanguage()
  const link = (office: string, day: Temporal.PlainDate) => (
    <Link href={`/amt/tagesblatt/${office}/${day}`}>{formatTinyDay(day, language)}</Link>
  )
  return (
    <div class="desk">
      <h1>{t.title}</h1>
      <p class="muted">{t.lead}</p>
      <p>
        <Link href="/amt/tagesblatt/pruefung">{t.checkLink}</Link>
      </p>
      <WideTable label={t.title}>
        <table class="list openings">
          <thead>
            <tr>
              <th scope="col">{t.office}</th>
              <th scope="col">{t.today}</th>
              <th scope="col">{t.next}</th>
            </tr>
          </thead>
          <tbody>
            {offices.map(({ id, name }) => (
              <tr key={id} data-row>
                <th scope="row">{name[language]}</th>
                <td>{link(id, today)}</td>
                <td>{next.has(id) ? link(id, next.get(id)!) : <span class="muted">{t.noNext}</span>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
    </div>
  )
}
