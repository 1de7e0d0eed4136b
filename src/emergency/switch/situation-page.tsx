import type { Temporal } from 'temporal-polyfill'
import {
  ButtonLink,
  Link,
  State,
  type Tone,
  useLanguage,
  useWords,
  WideTable,
} from '../../foundation/html/index.ts'
import { formatInstant } from '../../foundation/language/index.ts'
import type { EndingAhead } from '../endings/endings-ahead.ts'
import { EndingsSection } from '../endings/endings-section.tsx'
import { Sections } from '../sections.tsx'
import type { Activation } from './activation.ts'
import { switchMessages } from './messages.ts'

export const stateTones: Record<Activation['state'], Tone> = {
  prepared: 'warn',
  released: 'bad',
  withdrawn: 'muted',
  over: 'good',
}

/** What is closed, what is about to be, and what was. */
export function SituationPage({
  activations,
  mayPrepare,
  endings,
  today,
}: {
  activations: readonly Activation[]
  mayPrepare: boolean
  endings: readonly EndingAhead[]
  today: Temporal.PlainDate
}) {
  const t = useWords(switchMessages)
  const isLive = ({ state }: Activation) => state === 'prepared' || state === 'released'
  const [live, earlier] = [activations.filter(isLive), activations.filter(one => !isLive(one))]
  return (
    <div class="desk situation">
      <Sections here="situation" />
      <h1>{t.title}</h1>
      {live.length === 0 ? <p>{t.nothing}</p> : <Table title={t.running} activations={live} />}
      {mayPrepare ? (
        <div class="buttons">
          <ButtonLink href="/amt/lage/vorbereiten">{t.prepare}</ButtonLink>
        </div>
      ) : null}
      {endings.length > 0 ? <EndingsSection endings={endings} today={today} /> : null}
      {earlier.length > 0 ? <Table title={t.earlier} activations={earlier} /> : null}
    </div>
  )
}

function Table({ title, activations }: { title: string; activations: readonly Activation[] }) {
  const t = useWords(switchMessages)
  const language = useLanguage()
  return (
    <>
      <h2>{title}</h2>
      <WideTable label={title}>
        <table class="list">
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
            {activations.map(one => (
              <tr key={one.id}>
                <th scope="row">
                  <Link href={`/amt/lage/${one.id}`}>{one.definition.subject[language]}</Link>
                </th>
                <td>
                  <State tone={stateTones[one.state]}>{t.states[one.state]}</State>
                </td>
                <td>{formatInstant(one.startsAt, language)}</td>
                <td>{untilOf(one) ? formatInstant(untilOf(one)!, language) : t.untilLifted}</td>
                <td>{one.releasedBy ?? '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
    </>
  )
}

function untilOf({ endedAt, endsAt }: Activation) {
  return endedAt ?? endsAt
}
