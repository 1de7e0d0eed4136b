import {
  Button,
  ChoiceField,
  ErrorSummary,
  Fact,
  type FieldProblem,
  Form,
  Icon,
  Link,
  Notice,
  TextField,
  useWords,
} from '../../foundation/html/index.ts'
import type { OfficeBook } from '../../offices/index.ts'
import { HORIZON_DAYS } from '../availability/release.ts'
import { bookingMessages } from '../book-online/messages.ts'
import { type ErrorOf, PersonFields } from '../book-online/person-fields.tsx'
import { Hour, Where } from '../finder/filters.tsx'
import { finderMessages } from '../finder/messages.ts'
import { JOIN_MINUTES } from './join-list.ts'
import { waitingMessages } from './messages.ts'
import { LAST_FROM, type TypedJoining } from './read-joining.ts'

export interface JoinPageProps {
  readonly action: string
  readonly back: { readonly href: string; readonly text: string }
  readonly title: string
  readonly lead: string
  /** Names of what it is about. */
  readonly matters: readonly string[]
  /** What goes along unseen. */
  readonly kept: readonly (readonly [string, string])[]
  readonly book: OfficeBook
  readonly typed: TypedJoining
  readonly problems: readonly FieldProblem[]
  readonly refusal: 'too-many' | 'on-list' | 'no-number' | null
  /** `known`: an address that has got mails about the appointment before; `byPhone`: they are to be called. */
  readonly reach: { readonly known: string } | { readonly sms: boolean; readonly byPhone?: boolean }
}

/** What would suit, who comes, how they are asked: nothing has to be typed again when a place comes. */
export function JoinPage(props: JoinPageProps) {
  const { back, typed, problems } = props
  const t = useWords(waitingMessages)
  const words = useWords(bookingMessages)
  const errorOf: ErrorOf = field => problems.find(problem => problem.field === field)?.sentence
  const several = typed.persons.length > 1
  return (
    <div class="page section application">
      <Link href={back.href} class="back link">
        <Icon name="back" />
        {back.text}
      </Link>
      <div class="form">
        <h1>{props.title}</h1>
        <p class="lead">{props.lead}</p>
        <ErrorSummary problems={problems} />
        <Refusal refusal={props.refusal} />
        <dl class="placefacts">
          <Fact name={t.whatFor}>{props.matters.join(', ')}</Fact>
        </dl>
        <Form action={props.action} class="placeform">
          {props.kept.map(([name, value]) => (
            <input type="hidden" name={name} value={value} key={name + value} />
          ))}
          <WishFields typed={typed} book={props.book} errorOf={errorOf} />
          {typed.persons.map((person, n) => (
            <PersonFields
              key={n}
              n={n}
              legend={several ? words.person(n + 1) : words.booker}
              words={words}
              person={person}
              self={n === 0}
              errorOf={errorOf}
            />
          ))}
          <ReachFields reach={props.reach} typed={typed} errorOf={errorOf} />
          {typed.persons.length > 0 ? <p class="muted">{t.why(HORIZON_DAYS)}</p> : null}
          <div class="buttons">
            <Button primary>{t.join}</Button>
          </div>
        </Form>
        <p class="muted">{t.noPhone}</p>
      </div>
    </div>
  )
}

function Refusal({ refusal }: Pick<JoinPageProps, 'refusal'>) {
  const t = useWords(waitingMessages)
  if (refusal === 'too-many') return <Notice tone="warn" title={t.tooMany} />
  if (refusal === 'no-number') return <Notice tone="warn" title={t.noNumberToCall} />
  if (refusal !== 'on-list') return null
  return (
    <Notice tone="warn" title={t.onList}>
      <p>{t.onListText}</p>
    </Notice>
  )
}

interface FieldsProps {
  readonly typed: TypedJoining
  readonly errorOf: ErrorOf
}

function WishFields({ typed, book, errorOf }: FieldsProps & { book: OfficeBook }) {
  const t = useWords(waitingMessages)
  const words = useWords(finderMessages)
  return (
    <fieldset class="persons">
      <legend>{t.what}</legend>
      <div class="filters__line">
        <Where wanted={typed} book={book} />
        <Hour id="ab" label={words.from} value={typed.fromHour} last={LAST_FROM} error={errorOf('ab')} />
        <Hour id="bis" label={words.until} value={typed.untilHour} error={errorOf('bis')} />
      </div>
      <ChoiceField
        id="tage"
        label={t.days}
        several
        options={t.weekdays.map((label, n) => ({ value: String(n + 1), label }))}
        chosen={typed.weekdays.map(String)}
        error={errorOf('tage')}
      />
    </fieldset>
  )
}

function ReachFields({ reach, typed, errorOf }: FieldsProps & Pick<JoinPageProps, 'reach'>) {
  const t = useWords(waitingMessages)
  if ('known' in reach)
    return (
      <p>
        {t.asked} <strong>{reach.known}</strong>
      </p>
    )
  if (reach.byPhone && reach.sms)
    return (
      <fieldset class="persons">
        <legend>{t.reach}</legend>
        <MobileField label={t.mobileToCall} hint={t.mobileToCallHint} typed={typed} errorOf={errorOf} />
      </fieldset>
    )
  return (
    <fieldset class="persons">
      <legend>{reach.sms ? t.reachEither : t.reach}</legend>
      <TextField
        id="email"
        label={t.email}
        hint={t.emailHint}
        type="email"
        value={typed.email}
        autocomplete="email"
        optional={reach.sms}
        error={errorOf('email')}
      />
      {reach.sms ? (
        <MobileField label={t.mobile} hint={t.mobileHint} optional typed={typed} errorOf={errorOf} />
      ) : null}
    </fieldset>
  )
}

interface MobileProps extends FieldsProps {
  readonly label: string
  readonly hint: string
  readonly optional?: boolean
}

function MobileField({ label, hint, optional = false, typed, errorOf }: MobileProps) {
  return (
    <TextField
      id="handy"
      label={label}
      hint={hint}
      type="tel"
      width="medium"
      value={typed.mobile}
      autocomplete="tel"
      optional={optional}
      error={errorOf('handy')}
    />
  )
}

/** The same for everybody: whether the address or the person is known to us, nobody learns here. */
export function SentPage() {
  const t = useWords(waitingMessages)
  return (
    <div class="page section">
      <h1>{t.sentTitle}</h1>
      <p class="lead">{t.sent(JOIN_MINUTES)}</p>
      <p>{t.sentNothing}</p>
    </div>
  )
}
