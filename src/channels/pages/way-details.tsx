import type { Temporal } from 'temporal-polyfill'
import {
  Button,
  ButtonLink,
  Form,
  Kept,
  Link,
  State,
  useLanguage,
  useWords,
} from '../../foundation/html/index.ts'
import { type Opening, sayOpening } from '../../offices/index.ts'
import type { ServiceDefinition } from '../../services/index.ts'
import type { CentreStatus } from '../city-status.ts'
import { channelsMessages } from '../messages.ts'
import type { Way } from '../ways-today.ts'

export type WayService = Pick<ServiceDefinition, 'id' | 'form' | 'authority'>

/** Where the ways lead to now. */
export interface Contacts {
  readonly now: Temporal.Instant
  readonly hotline: { readonly number: string; readonly opening: Opening } | null
  /** Of `now`: another list as soon as it is another minute. */
  readonly centres: readonly CentreStatus[]
  /** Lines of an address for letters; null: any customer centre. */
  readonly letterTo: readonly string[] | null
  /** Null: not known. */
  readonly email: string | null
  /** Where an appointment for this service is chosen; null: there are none. */
  readonly appointment: string | null
  /** One can also come without. */
  readonly walkIn: boolean
}

interface WayProps {
  readonly way: Way
  readonly service: WayService
  readonly contacts: Contacts
}

/** What is to be said beside a way: where it leads to, and the sentence of its answer. */
export function AboutWay({ way, service, contacts }: WayProps) {
  const t = useWords(channelsMessages)
  const language = useLanguage()
  const reason = way.answer.reason[language]
  if (way.state === 'closed') return <p>{reason}</p>
  const said = way.state === 'advice' && way.advice ? way.advice.reason[language] : reason
  return (
    <>
      <p>
        <Whereto way={way} contacts={contacts} /> {said}
        {way.channel === 'online' && service.form
          ? ` ${minutesOnce(reason, t.minutes(service.form.minutes))}`
          : null}
      </p>
      <Further way={way} contacts={contacts} />
      {way.state === 'advice' ? (
        <p>
          {t.notApplying} {reason}
        </p>
      ) : null}
    </>
  )
}

/** The note of a service may say the minutes itself. */
function minutesOnce(reason: string, sentence: string): string {
  return /\d+ (Minuten|minutes)/.test(reason) ? '' : sentence
}

function Whereto({ way, contacts }: { way: Way; contacts: Contacts }) {
  const t = useWords(channelsMessages)
  const language = useLanguage()
  if (way.channel === 'phone' && contacts.hotline) {
    const { number, opening } = contacts.hotline
    return (
      <>
        <Link href={`tel:${number}`}>{t.call(number)}</Link>. {sayOpening(opening, contacts.now, language)}
      </>
    )
  }
  return null
}

function Further({ way, contacts }: { way: Way; contacts: Contacts }) {
  const t = useWords(channelsMessages)
  if (way.channel === 'onsite') return <Centres contacts={contacts} />
  if (way.channel === 'post' && contacts.letterTo) {
    return (
      <p class="way__address">
        <span class="muted">{t.letterTo}</span> {contacts.letterTo.join(', ')}
      </p>
    )
  }
  if (way.channel === 'email') {
    return (
      <p>
        {contacts.email ? <Link href={`mailto:${contacts.email}`}>{contacts.email}</Link> : t.emailUnknown}
      </p>
    )
  }
  return way.channel === 'video' ? <p>{t.videoHow}</p> : null
}

function Centres({ contacts }: { contacts: Contacts }) {
  const t = useWords(channelsMessages)
  return (
    <>
      {contacts.walkIn ? <p>{t.withoutBooking}</p> : null}
      <Kept name="centres" of={[contacts.centres]}>
        {() => <CentresNow contacts={contacts} />}
      </Kept>
    </>
  )
}

function CentresNow({ contacts }: { contacts: Contacts }) {
  const t = useWords(channelsMessages)
  const language = useLanguage()
  return (
    <details class="more">
      <summary>{t.centresShow(contacts.centres.length)}</summary>
      <ul class="centres">
        {contacts.centres.map(({ office, opening, shut }) => (
          <li key={office.id}>
            <Link href={`/kundenzentren/${office.id}`}>{office.name[language]}</Link>{' '}
            {shut ? (
              <State tone="muted">{shut.reason[language]}</State>
            ) : (
              <span class="muted">{sayOpening(opening, contacts.now, language)}</span>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}

interface WayActionProps extends WayProps {
  readonly primary: boolean
}

/** The button of a way, where there is something to press. */
export function WayAction({ way, service, contacts, primary }: WayActionProps) {
  const t = useWords(channelsMessages)
  if (way.channel === 'online' && way.state !== 'open') return <Elsewhere authority={service.authority} />
  if (way.state !== 'open' || way.answer.step !== 'apply') return null
  switch (way.channel) {
    case 'online':
      return (
        <Form action={`/antrag/${service.id}`}>
          <Button primary={primary}>{service.form ? t.apply : t.formless}</Button>
        </Form>
      )
    case 'onsite':
      return (
        <ButtonLink href={contacts.appointment ?? '/kundenzentren'} primary={primary}>
          {contacts.appointment ? t.chooseAppointment : t.centres}
        </ButtonLink>
      )
    case 'post':
      return service.authority ? null : (
        <ButtonLink href={`/formular/${service.id}`}>{t.printForm}</ButtonLink>
      )
    default:
      return null
  }
}

/** What does not go online with us may go online with whoever decides. */
function Elsewhere({ authority }: Pick<WayService, 'authority'>) {
  const t = useWords(channelsMessages)
  const language = useLanguage()
  if (!authority?.url) return null
  return <ButtonLink href={authority.url}>{t.elsewhere(authority.name[language])}</ButtonLink>
}
