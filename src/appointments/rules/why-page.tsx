import {
  DateField,
  ErrorSummary,
  type FieldProblem,
  Link,
  localHref,
  Notice,
  SelectField,
  TextField,
  useLanguage,
  useWords,
} from '../../foundation/html/index.ts'
import type { Office } from '../../offices/index.ts'
import type { PoolKind } from '../availability/queries.ts'
import { shortOffice } from '../slot-words.ts'
import { ruleWords } from './rule-words.ts'
import { whyMessages } from './why-messages.ts'

export interface WhyAnswer {
  /** What was asked for: service, day, time and length. */
  readonly asked: string
  readonly isFree: boolean
  /** Null: one sentence for each kind of counter. */
  readonly whole: string | null
  readonly counters: readonly { readonly kind: PoolKind; readonly sentence: string }[]
}

interface WhyProps {
  readonly office: Office
  readonly title: string
  readonly typed: { readonly day: string; readonly time: string; readonly service: string }
  readonly services: readonly { readonly value: string; readonly label: string }[]
  readonly problems: readonly FieldProblem[]
  /** Null: nothing has been asked yet. */
  readonly answer: WhyAnswer | null
}

/** Asks by address, so that an answer can be sent to a colleague. */
export function WhyPage({ office, title, typed, services, problems, answer }: WhyProps) {
  const t = useWords(whyMessages)
  const language = useLanguage()
  const error = (field: string) => problems.find(problem => problem.field === field)?.sentence
  const path = `/amt/oeffnung/${office.id}`
  return (
    <div class="desk openings">
      <p>
        <Link href={path}>{t.back(shortOffice(office, language))}</Link>
      </p>
      <h1>{title}</h1>
      <p class="muted">{t.lead}</p>
      {answer ? <Answer {...answer} /> : null}
      <form class="openings__form" action={localHref(`${path}/warum`, language)} noValidate>
        <ErrorSummary problems={problems} />
        <div class="openings__fields">
          <DateField id="tag" label={t.fields.tag} value={typed.day} error={error('tag')} />
          <TextField
            id="zeit"
            label={t.fields.zeit}
            hint={t.timeHint}
            value={typed.time}
            error={error('zeit')}
            width="short"
          />
          <SelectField
            id="leistung"
            label={t.fields.leistung}
            value={typed.service}
            options={services}
            error={error('leistung')}
          />
        </div>
        <div class="buttons">
          <button class="kern-btn kern-btn--primary" type="submit">
            <span class="kern-label">{t.ask}</span>
          </button>
        </div>
      </form>
    </div>
  )
}

function Answer({ asked, isFree, whole, counters }: WhyAnswer) {
  const t = useWords(whyMessages)
  const words = useWords(ruleWords)
  return (
    <section aria-label={asked}>
      <p class="lead">{asked}</p>
      <Notice tone={isFree ? 'good' : 'info'} title={isFree ? t.allFree : t.notFree}>
        {whole ? <p>{whole}</p> : null}
      </Notice>
      {counters.length > 0 ? (
        <ul class="openings__why">
          {counters.map(({ kind, sentence }) => (
            <li key={kind}>
              <strong>{words.poolNames[kind]}</strong>
              {sentence}
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}
