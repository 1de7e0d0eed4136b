import { Link, State, useLanguage, useWords, WideTable } from '../../foundation/html/index.ts'
import { formatInstant, formatShortDay } from '../../foundation/language/index.ts'
import { type DistrictBook, sayScope } from '../district-book.ts'
import { Sections } from '../sections.tsx'
import { decisionTones } from './decided-ways.tsx'
import type { Measure } from './measures.ts'
import { returnMessages } from './messages.ts'
import { sayUse, sayWay } from './say-way.ts'

interface MeasuresPageProps {
  readonly measures: readonly Measure[]
  readonly book: DistrictBook
}

export function MeasuresPage({ measures, book }: MeasuresPageProps) {
  const { measures: t } = useWords(returnMessages)
  return (
    <div class="desk situation dryrun">
      <Sections here="measures" />
      <h1>{t.title}</h1>
      <p class="situation__note">{t.lead}</p>
      {measures.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <>
          <p>
            <Link href="/amt/lage/massnahmen.csv">{t.csv}</Link>
          </p>
          <Measures measures={measures} book={book} />
        </>
      )}
    </div>
  )
}

function Measures({ measures, book }: MeasuresPageProps) {
  const { measures: t } = useWords(returnMessages)
  const language = useLanguage()
  return (
    <WideTable label={t.title}>
      <table class="list homecoming__table">
        <thead>
          <tr>
            {Object.values(t.columns).map(column => (
              <th scope="col" key={column}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {measures.map(measure => (
            <tr key={`${measure.activation.id} ${measure.index}`}>
              <th scope="row">
                {sayWay(book, measure, language)}
                <span class="homecoming__where">
                  <Link href={`/amt/lage/${measure.activation.id}`}>
                    {measure.activation.definition.subject[language]}
                  </Link>
                </span>
              </th>
              <td>{sayScope(book, measure.action.scope, language)}</td>
              <td>{measure.action.reason[language]}</td>
              <td>{formatInstant(measure.activation.startsAt, language)}</td>
              <td>
                {measure.activation.endedAt ? formatInstant(measure.activation.endedAt, language) : '–'}
              </td>
              <td>{sayUse(measure.figures, language)}</td>
              <td>
                <Became {...measure} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  )
}

function Became({ decided }: Measure) {
  const t = useWords(returnMessages)
  const language = useLanguage()
  if (!decided) return <State tone="info">{t.measures.running}</State>
  const until = decided.until ? ` ${t.untilDay(formatShortDay(decided.until, language))}` : ''
  return (
    <>
      <State tone={decisionTones[decided.decision]}>
        {t.decisions[decided.decision]}
        {until}
      </State>{' '}
      <bdi>{decided.reason}</bdi>
    </>
  )
}
