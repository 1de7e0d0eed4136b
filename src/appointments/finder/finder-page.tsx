import { Icon, Link, Notice, useLanguage, useWords } from '../../foundation/html/index.ts'
import type { ProofOfWorkTask } from '../../foundation/proof-of-work-task.ts'
import type { Office, OfficeBook } from '../../offices/index.ts'
import type { ServiceDefinition } from '../../services/index.ts'
import { AboutCase } from '../about-case/about-case.tsx'
import type { CaseAtHand } from '../about-case/case-at-hand.ts'
import type { Errand, Slot } from '../appointment.ts'
import type { Appointment, HeldPlace } from '../queries.ts'
import { sayOn, shortOffice } from '../slot-words.ts'
import { STEP_MINUTES } from '../steps.ts'
import { waitingMessages } from '../waiting-list/messages.ts'
import { Calendar } from './calendar.tsx'
import { type Choices, Filters } from './filters.tsx'
import type { Finding } from './find.ts'
import { finderMessages } from './messages.ts'
import { Offers, OtherOffers } from './offers.tsx'
import { SlotForm } from './slot-form.tsx'
import { Times } from './times.tsx'
import { finderPath, type Wanted } from './wanted.ts'

export interface FinderPageProps {
  readonly wanted: Wanted
  readonly services: ReadonlyMap<string, { readonly definition: ServiceDefinition }>
  readonly book: OfficeBook
  readonly choices: Choices
  /** Null: not all of it can be done this way in one appointment. */
  readonly finding: Finding | null
  /** How long the appointment takes; null where it cannot be. */
  readonly steps: number | null
  readonly walkIn: boolean
  /** The appointment that is to be moved. */
  readonly moving: Appointment | null
  /** The application that it is about. */
  readonly about: CaseAtHand | null
  /** Somebody else was faster: the places nearest to the one that is gone. */
  readonly instead: readonly Slot[] | null
  /** The place that this browser holds already. */
  readonly held: HeldPlace | null
  /** Number of this page: a second click on it is the same request. */
  readonly page: string
  /** Where very many hold appointments: what the device has to solve first. */
  readonly task: ProofOfWorkTask | null
}

/** First the answer, then the filters, then the calendar and the times: all in one page, without a script. */
export function FinderPage(props: FinderPageProps) {
  const { wanted, finding, book, moving, instead } = props
  const t = useWords(finderMessages)
  const office = (id: string): Office => book.offices.get(id)!
  return (
    <div class="page section">
      <Link href={changePath(wanted.errands, moving)} class="back link">
        <Icon name="back" />
        {moving ? t.movingStop : t.back}
      </Link>
      <h1>{t.title}</h1>
      <About {...props} />
      {moving ? <Moving moving={moving} /> : null}
      {props.about ? <AboutCase about={props.about} /> : null}
      {instead ? <Instead instead={instead} finding={finding} office={office} /> : null}
      {props.held ? <Held place={props.held} office={office} moving={moving} /> : null}
      <SlotForm wanted={wanted} page={props.page} task={props.task} />
      {finding ? (
        <>
          {props.walkIn && !moving ? <WalkIn /> : null}
          {instead ? null : <Offers offers={finding.offers} today={finding.today} office={office} />}
          <ToList {...props} />
        </>
      ) : (
        <Notice tone="warn" title={t.impossible}>
          <p>{t.impossibleMode}</p>
        </Notice>
      )}
      <section aria-labelledby="suchen">
        <h2 id="suchen">{t.searchTitle}</h2>
        <Filters wanted={wanted} book={book} choices={props.choices} />
        {finding ? (
          <div class="finder">
            <Calendar wanted={wanted} finding={finding} />
            <Times finding={finding} office={office} />
          </div>
        ) : null}
      </section>
    </div>
  )
}

/** Where nothing suits, or all is too late. */
function ToList({ wanted, finding, moving }: FinderPageProps) {
  const t = useWords(waitingMessages)
  const href = moving
    ? `/mein-termin/${moving.reference}/frueher`
    : finderPath(wanted, { day: null, month: null }, '/warteliste')
  return (
    <p class="tolist">
      <Link href={href}>{finding?.offers.length ? t.finderEarlier : t.finderNone}</Link> {t.finderText}
    </p>
  )
}

function changePath(errands: readonly Errand[], moving: Appointment | null): string {
  if (moving) return `/mein-termin/${moving.reference}`
  const query = new URLSearchParams(errands.map(({ id }) => ['vorher', id]))
  return `/termin?${query}`
}

function About({ wanted, services, steps }: FinderPageProps) {
  const t = useWords(finderMessages)
  const language = useLanguage()
  const names = wanted.errands.map(({ id, persons }) =>
    t.forWhom(services.get(id)!.definition.name[language], persons),
  )
  return (
    <p class="lead">
      {names.join(', ')}. {steps ? t.minutes(steps * STEP_MINUTES) : null}
    </p>
  )
}

function WalkIn() {
  const t = useWords(finderMessages)
  return (
    <Notice tone="info" title={t.walkIn}>
      <p>
        {t.walkInText} <Link href="/kundenzentren">{t.walkInLink}</Link>
      </p>
    </Notice>
  )
}

function Moving({ moving }: { moving: Appointment }) {
  const t = useWords(finderMessages)
  const language = useLanguage()
  return (
    <Notice tone="info" title={t.moving(sayOn(moving, language))}>
      <p>{t.movingText}</p>
    </Notice>
  )
}

/** Whoever went back finds what is kept for them. */
function Held({
  place,
  office,
  moving,
}: {
  place: HeldPlace
  office(id: string): Office
  moving: Appointment | null
}) {
  const t = useWords(finderMessages)
  const language = useLanguage()
  const path = moving
    ? `/mein-termin/${moving.reference}/verschieben/${place.id}`
    : `/termin/platz/${place.id}`
  return (
    <Notice tone="info" title={t.held(sayOn(place, language), shortOffice(office(place.office), language))}>
      <p>
        <Link href={path}>{t.heldLink}</Link> {t.heldText}
      </p>
    </Notice>
  )
}

interface InsteadProps {
  readonly instead: readonly Slot[]
  readonly finding: Finding | null
  office(id: string): Office
}

function Instead({ instead, finding, office }: InsteadProps) {
  const t = useWords(finderMessages)
  if (!finding) return null
  return (
    <section class="notice notice--warn" role="alert" tabIndex={-1} data-focus aria-labelledby="vergeben">
      <h2 class="notice__title" id="vergeben">
        <Icon name="warning" />
        {t.taken}
      </h2>
      <p>{instead.length > 0 ? t.takenText : t.takenNone}</p>
      <OtherOffers offers={instead} today={finding.today} office={office} />
    </section>
  )
}
