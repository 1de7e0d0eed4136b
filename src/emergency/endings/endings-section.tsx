import type { Temporal } from 'temporal-polyfill'
import { Link, State, useLanguage, useWords, WideTable } from '../../foundation/html/index.ts'
import { formatShortDay } from '../../foundation/language/index.ts'
import type { EndingAhead } from './endings-ahead.ts'
import { endingMessages } from './messages.ts'
import { sayShut, sayVisits } from './say-ending.ts'

/** More ways than these are counted and not named. */
const LISTED = 12

interface EndingsProps {
  readonly endings: readonly EndingAhead[]
  readonly today: Temporal.PlainDate
}

/** What shuts by itself within 90 days, and who has been told. */
export function EndingsSection({ endings, today }: EndingsProps) {
  const t = useWords(endingMessages)
  return (
    <section aria-labelledby="endet" class="endings">
      <h2 id="endet">{t.title}</h2>
      {endings.length === 0 ? (
        <p class="muted">{t.none}</p>
      ) : (
        <WideTable label={t.title}>
          <table class="list law__table law__table--cards">
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
              {endings.map(ending => (
                <Row ending={ending} today={today} key={`${ending.ground.id} ${ending.closes}`} />
              ))}
            </tbody>
          </table>
        </WideTable>
      )}
      <p class="muted">{t.lead}</p>
    </section>
  )
}

function Row({ ending, today }: { ending: EndingAhead; today: Temporal.PlainDate }) {
  const t = useWords(endingMessages)
  const language = useLanguage()
  const { ground, closes, shuts, visits, told, mails } = ending
  return (
    <tr>
      <th scope="row">
        {formatShortDay(closes, language)}
        <span class="law__under">
          <Left days={today.until(closes, { largestUnit: 'days' }).days} />
        </span>
      </th>
      <td data-label={t.columns.ground}>
        <GroundLink ground={ground} />
        <span class="law__under">{t.kinds[ground.kind]}</span>
      </td>
      <td data-label={t.columns.shuts}>
        <Shut shuts={shuts} />
      </td>
      <td data-label={t.columns.visits}>{shuts.length > 0 ? sayVisits(visits, language) : '–'}</td>
      <td data-label={t.columns.told}>
        {told.length === 0 ? t.noReminder : told.map(stage => t.told(stage)).join(', ')}
        {told.length > 0 ? <span class="law__under">{t.mailsTo(mails)}</span> : null}
      </td>
    </tr>
  )
}

function Left({ days }: { days: number }) {
  const t = useWords(endingMessages)
  if (days <= 0) return <State tone="bad">{days === 0 ? t.today : t.past}</State>
  return days <= 30 ? (
    <State tone={days <= 7 ? 'bad' : 'warn'}>{t.inDays(days)}</State>
  ) : (
    <span>{t.inDays(days)}</span>
  )
}

function GroundLink({ ground: { kind, id, name } }: Pick<EndingAhead, 'ground'>) {
  const language = useLanguage()
  if (kind === 'derogation') return <Link href={`/amt/recht/ausnahmen/${id}`}>{name[language]}</Link>
  // Whoever keeps the law may not be allowed to see the situation.
  return <>{name[language]}</>
}

function Shut({ shuts }: Pick<EndingAhead, 'shuts'>) {
  const t = useWords(endingMessages)
  const language = useLanguage()
  if (shuts.length === 0) return <span class="muted">{t.nothing}</span>
  return (
    <ul class="endings__ways">
      {shuts.slice(0, LISTED).map(one => (
        <li key={`${one.service.id} ${one.step} ${one.offices === null}`}>{sayShut(one, language)}</li>
      ))}
      {shuts.length > LISTED ? <li class="muted">{t.more(shuts.length - LISTED)}</li> : null}
    </ul>
  )
}
