import { Link, Notice, State, useLanguage, useWords } from '../../foundation/html/index.ts'
import { formatInstant } from '../../foundation/language/index.ts'
import { DerogationList } from '../effects/derogation-list.tsx'
import type { NamedDerogation } from '../effects/named-derogations.ts'
import { LogProof, type LogProofProps } from '../log/log-proof.tsx'
import { ActionTable } from '../plans/action-table.tsx'
import { Sections } from '../sections.tsx'
import type { Activation } from './activation.ts'
import { Board, type BoardProps } from './board.tsx'
import { LogList } from './log-list.tsx'
import { switchMessages } from './messages.ts'
import { ReleaseForm, type ReleaseProps } from './release-form.tsx'
import { stateTones } from './situation-page.tsx'

export interface ActivationPageProps extends BoardProps, ReleaseProps {
  readonly logProof: LogProofProps
  readonly said: string | null
  readonly failed: string | null
  /** Nobody has looked in time whether it has to go on. */
  readonly reviewDue: boolean
  /** What it switches on of the register of law. */
  readonly derogations: readonly NamedDerogation[]
}

/** One operation: before it is released what it does, and then where everybody stands. */
export function ActivationPage(props: ActivationPageProps) {
  const { activation, said, failed } = props
  const t = useWords(switchMessages)
  const language = useLanguage()
  const { definition, state, plan } = activation
  return (
    <div class="desk situation">
      <Sections />
      <p class="situation__band">
        <State tone={stateTones[state]}>{t.states[state]}</State> <Times {...props} />
      </p>
      <h1>{definition.subject[language]}</h1>
      {said ? <Notice tone="good" title={said} /> : null}
      {failed ? <Notice tone="bad" title={failed} /> : null}
      {props.reviewDue ? (
        <Notice tone="bad" title={t.reviewDue(formatInstant(activation.reviewAt, language))} />
      ) : null}
      <p class="muted">
        <Link href={`/amt/lage/plaene/${plan}/fassungen/${activation.number}`}>
          {definition.name[language]}
        </Link>
      </p>
      {state === 'prepared' ? (
        <>
          <ReleaseForm {...props} />
          <DerogationList named={props.derogations} />
          <ActionTable actions={definition.actions} book={props.book} />
        </>
      ) : (
        <Board {...props} />
      )}
      <LogList log={props.log} />
      <LogProof {...props.logProof} />
    </div>
  )
}

function Times({ activation }: { activation: Activation }) {
  const t = useWords(switchMessages)
  const language = useLanguage()
  const { startsAt, reviewAt, preparedBy, preparedAt, releasedBy, releasedAt, breakGlass } = activation
  const lines = [
    `${t.columns.since} ${formatInstant(startsAt, language)}.`,
    t.reviewLine(formatInstant(reviewAt, language)),
    t.preparedBy(preparedBy, formatInstant(preparedAt, language)),
    releasedBy && releasedAt ? t.releasedBy(releasedBy, formatInstant(releasedAt, language)) : '',
    breakGlass ? t.alone(breakGlass) : '',
  ]
  return <span>{lines.filter(Boolean).join(' ')}</span>
}
