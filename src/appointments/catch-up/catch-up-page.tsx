import type { Temporal } from 'temporal-polyfill'
import {
  Button,
  ChoiceField,
  ErrorSummary,
  type FieldProblem,
  Form,
  Link,
  Notice,
  useLanguage,
  useWords,
} from '../../foundation/html/index.ts'
import { formatDay } from '../../foundation/language/index.ts'
import type { Office } from '../../offices/index.ts'
import { sayTime } from '../slot-words.ts'
import type { Missed } from './came-after-all.ts'
import { catchUpMessages } from './messages.ts'

interface CatchUpProps {
  readonly office: Office
  readonly day: Temporal.PlainDate
  /** Null: it is too late, or too early. */
  readonly missed: readonly Missed[] | null
  readonly nameOf: (service: string) => string
  /** How many were entered a moment ago. */
  readonly saved: number
  readonly problems: readonly FieldProblem[]
}

/** Everybody who counts as not having come, with a box each. */
export function CatchUpPage({ office, day, missed, nameOf, saved, problems }: CatchUpProps) {
  const t = useWords(catchUpMessages)
  const language = useLanguage()
  const optionOf = ({ step, name, reference, services }: Missed) =>
    [sayTime(day, step, language), name, reference, services.map(({ id }) => nameOf(id)).join(', ')].join(
      ' · ',
    )
  const sheet = `/amt/tagesblatt/${office.id}/${day}`
  return (
    <div class="desk">
      <p>
        <Link href={sheet}>{t.back}</Link>
      </p>
      <h1>{t.titleOf(office.name[language], formatDay(day, language))}</h1>
      <p class="muted">{t.lead}</p>
      {saved > 0 ? <Notice tone="good" title={t.saved(saved)} /> : null}
      {missed === null ? (
        <p>{t.tooLate}</p>
      ) : missed.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <Form action={`${sheet}/nachtrag`} class="stack">
          <ErrorSummary problems={problems} />
          <ChoiceField
            id="da"
            label={t.legend}
            options={missed.map(one => ({ value: one.id, label: optionOf(one) }))}
            chosen={[]}
            several
            error={problems[0]?.sentence}
          />
          <div class="buttons">
            <Button primary>{t.save}</Button>
          </div>
        </Form>
      )}
    </div>
  )
}
