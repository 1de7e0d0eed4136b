import {
  Button,
  ErrorSummary,
  type FieldProblem,
  Form,
  Icon,
  Link,
  localHref,
  Notice,
  TextField,
  useLanguage,
  usePage,
  useWords,
} from '../../foundation/html/index.ts'
import { formatTime } from '../../foundation/language/index.ts'
import type { Office } from '../../offices/index.ts'
import { AboutCase } from '../about-case/about-case.tsx'
import type { CaseAtHand } from '../about-case/case-at-hand.ts'
import type { Need } from '../appointment.ts'
import { fieldsOfNeeds, type Wanted } from '../finder/wanted.ts'
import { PlaceFacts } from '../place-facts.tsx'
import type { HeldPlace } from '../queries.ts'
import { bookingMessages } from './messages.ts'
import { type ErrorOf, PersonFields } from './person-fields.tsx'
import type { TypedBooking } from './read-person.ts'

const FORM = 'buchen'

export type PlaceRefusal = 'has-one' | 'too-many' | 'case-shut'

export interface PlacePageProps {
  readonly place: HeldPlace
  readonly office: Office
  /** Names of what it is about. */
  readonly matters: readonly string[]
  readonly needs: readonly Need[]
  /** The application that it is about. */
  readonly about: CaseAtHand | null
  /** Its number, where it was open and is so no more. */
  readonly shut: string | null
  readonly typed: TypedBooking
  readonly problems: readonly FieldProblem[]
  readonly refusal: PlaceRefusal | null
  /** Where the search goes on. */
  readonly searchPath: string
}

/** Who comes: two answers a person, and how to reach them. The place is held meanwhile. */
export function PlacePage(props: PlacePageProps) {
  const { place, problems, typed } = props
  const t = useWords(bookingMessages)
  const { asset } = usePage()
  const wanted = { needs: props.needs, about: props.about?.record.reference ?? props.shut }
  const own = (rest = '') => placePath(place.id, wanted, rest)
  const errorOf = (field: string) => problems.find(problem => problem.field === field)?.sentence
  return (
    <div class="page section application">
      <Link href={props.searchPath} class="back link">
        <Icon name="back" />
        {t.back}
      </Link>
      <div class="columns">
        <div class="form">
          <h1>{t.title}</h1>
          <ErrorSummary problems={problems} />
          <Refusal {...props} />
          {props.about ? <AboutCase about={props.about} /> : null}
          <Form action={own()} class="placeform" id={FORM}>
            {typed.persons.map((person, n) => (
              <PersonFields
                key={n}
                n={n}
                legend={typed.persons.length === 1 ? t.booker : t.person(n + 1)}
                words={t}
                person={person}
                self={n === 0}
                errorOf={errorOf}
              />
            ))}
            <ReachFields typed={typed} byPhone={place.mode === 'phone'} errorOf={errorOf} />
            <p class="muted">{t.why}</p>
            <div class="buttons">
              <Button primary>{t.book}</Button>
              {props.refusal === 'case-shut' ? <Button name="ohne-antrag">{t.withoutCase}</Button> : null}
            </div>
          </Form>
          <Form action={own('/freigeben')}>
            <Button quiet>{t.giveUp}</Button>
          </Form>
        </div>
        <aside class="aside" aria-labelledby="platz">
          <div class="card">
            <h2 id="platz">{t.yourPlace}</h2>
            <PlaceFacts place={place} office={props.office} matters={props.matters} />
          </div>
          <Countdown place={place} renewal={own('/verlaengern')} />
        </aside>
      </div>
      <script type="module" src={asset('appointments.js')} />
    </div>
  )
}

/** What somebody needs, and the application that it is about, go along in the address. */
export function placePath(id: string, { needs, about }: Pick<Wanted, 'needs' | 'about'>, rest = ''): string {
  const query = new URLSearchParams([
    ...fieldsOfNeeds(needs),
    ...(about ? [['antrag', about] as [string, string]] : []),
  ]).toString()
  return `/termin/platz/${id}${rest}${query ? `?${query}` : ''}`
}

function Refusal({ refusal, shut }: Pick<PlacePageProps, 'refusal' | 'shut'>) {
  const t = useWords(bookingMessages)
  if (!refusal) return null
  if (refusal === 'too-many') return <Notice tone="warn" title={t.tooMany} />
  if (refusal === 'case-shut')
    return (
      <Notice tone="warn" title={t.caseShut(shut ?? '')}>
        <p>
          {t.caseShutText}{' '}
          <Link href={`/mein-antrag?nummer=${encodeURIComponent(shut ?? '')}`} newWindow>
            {t.caseShutLink}
          </Link>
        </p>
      </Notice>
    )
  return (
    <Notice tone="warn" title={t.hasOne}>
      <p>
        {t.hasOneText} <Link href="/mein-termin">{t.hasOneLink}</Link>
      </p>
    </Notice>
  )
}

function ReachFields({
  typed,
  byPhone,
  errorOf,
}: {
  typed: TypedBooking
  byPhone: boolean
  errorOf: ErrorOf
}) {
  const t = useWords(bookingMessages)
  return (
    <fieldset class="persons">
      <legend>{t.reach}</legend>
      <TextField
        id="email"
        label={t.email}
        hint={t.emailHint}
        type="email"
        value={typed.email}
        autocomplete="email"
        optional
        error={errorOf('email')}
      />
      <div class="kern-form-check">
        <input
          class="kern-form-check__checkbox"
          type="checkbox"
          id="erinnern"
          name="erinnern"
          value="ja"
          checked={typed.remind}
        />
        <label class="kern-label" for="erinnern">
          {t.remind}
        </label>
      </div>
      <TextField
        id="telefon"
        label={t.phone}
        hint={byPhone ? t.phoneNeeded : t.phoneHint}
        type="tel"
        width="medium"
        value={typed.phone}
        autocomplete="tel"
        optional={!byPhone}
        error={errorOf('telefon')}
      />
    </fieldset>
  )
}

/** In words, and once extendable (WCAG 2.2.1); without a script the time of day is what counts. */
function Countdown({ place, renewal }: { place: HeldPlace; renewal: string }) {
  const t = useWords(bookingMessages)
  const language = useLanguage()
  if (!place.heldUntil) return null
  return (
    <div
      class="countdown"
      data-until={place.heldUntil.toString()}
      data-one={t.countdown(1)}
      data-many={t.countdown(99)}
    >
      <p>{t.held(formatTime(place.heldUntil, language))}</p>
      <p data-left role="status" />
      {place.renewed ? (
        <p class="muted">{t.renewed}</p>
      ) : (
        // Within the form, so that nothing that was typed is lost.
        <button
          class="kern-btn kern-btn--secondary"
          type="submit"
          form={FORM}
          formAction={localHref(renewal, language)}
        >
          <span class="kern-label">{t.renew}</span>
        </button>
      )}
    </div>
  )
}

export function PlaceGonePage({ searchPath }: { searchPath: string }) {
  const t = useWords(bookingMessages)
  return (
    <div class="page section">
      <h1>{t.goneTitle}</h1>
      <p class="lead">{t.gone}</p>
      <p class="buttons">
        <Link href={searchPath} class="kern-btn kern-btn--primary">
          <span class="kern-label">{t.again}</span>
        </Link>
      </p>
    </div>
  )
}
