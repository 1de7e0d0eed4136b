import {
  Button,
  ButtonLink,
  Form,
  Icon,
  Link,
  Notice,
  QrCode,
  useLanguage,
  useWords,
} from '../../foundation/html/index.ts'
import { formatTime } from '../../foundation/language/index.ts'
import type { Office } from '../../offices/index.ts'
import type { ServiceDefinition } from '../../services/index.ts'
import { AboutCase, AboutClosedCase } from '../about-case/about-case.tsx'
import type { CaseAtHand } from '../about-case/case-at-hand.ts'
import { finderPath, wantedFrom } from '../finder/wanted.ts'
import { PlaceFacts } from '../place-facts.tsx'
import type { Appointment } from '../queries.ts'
import { reminderMessages } from '../reminder-sms/messages.ts'
import type { OpenTakeOver } from '../take-over/answer-take-over.ts'
import { TakeOverNotice } from '../take-over/take-over-notice.tsx'
import { waitingMessages } from '../waiting-list/messages.ts'
import { ownAppointmentMessages } from './messages.ts'

export interface AppointmentPageProps {
  readonly appointment: Appointment
  readonly office: Office
  readonly services: readonly ServiceDefinition[]
  /** The application that it is about; with what it says where this browser has opened it. */
  readonly about: { readonly reference: string; readonly atHand: CaseAtHand | null } | null
  /** Where one meets by video. */
  readonly room: string | null
  /** What an emergency has made of it, as long as it is not answered. */
  readonly takeOver: OpenTakeOver | null
  /** Six digits. */
  readonly code: string
  /** What has just been done; null: nothing. */
  readonly said: string | null
  /** What could not be done. */
  readonly failed: string | null
}

/** All of one's appointment: when, where, what to bring, and what can be done with it. */
export function AppointmentPage(props: AppointmentPageProps) {
  const { appointment, office, services, said, failed } = props
  const t = useWords(ownAppointmentMessages)
  const list = useWords(waitingMessages)
  const language = useLanguage()
  const { reference, state } = appointment
  const displaced = state === 'displaced'
  const live = state === 'pending' || state === 'booked'
  const matters = services.map(({ name }, n) =>
    [name[language], t.persons(appointment.services[n]?.persons ?? 1)].filter(Boolean).join(', '),
  )
  return (
    <div class="page section">
      <div class="columns receipt-columns">
        <div>
          {said ? <Notice tone="good" title={said} /> : null}
          {failed ? <Notice tone="warn" title={failed} /> : null}
          <h1>{t.titles[state]}</h1>
          {props.takeOver?.kind === 'online' ? null : <Lead appointment={appointment} />}
          {props.takeOver ? <TakeOverNotice reference={reference} open={props.takeOver} /> : null}
          <div class={`appointment appointment--${live ? 'live' : 'over'}`}>
            <PlaceFacts place={appointment} office={office} matters={matters} room={props.room} />
          </div>
          {live || displaced ? (
            <div class="buttons">
              {state === 'booked' || displaced ? (
                <ButtonLink
                  href={finderPath(wantedFrom(new URLSearchParams()), {
                    moving: reference,
                    mode: appointment.mode,
                  })}
                  primary={displaced && props.takeOver?.kind !== 'online'}
                >
                  {displaced ? t.chooseOther : t.move}
                </ButtonLink>
              ) : null}
              {state === 'booked' ? (
                <ButtonLink href={`/mein-termin/${reference}/frueher`}>{list.earlier}</ButtonLink>
              ) : null}
              <ButtonLink href={`/mein-termin/${reference}/absagen`}>{t.cancel}</ButtonLink>
            </div>
          ) : (
            <div class="buttons">
              <ButtonLink
                href={finderPath(wantedFrom(new URLSearchParams()), { errands: appointment.services })}
                primary
              >
                {t.makeOne}
              </ButtonLink>
            </div>
          )}
          {live && props.about ? <About about={props.about} /> : null}
          {live ? <Bring services={services} /> : null}
        </div>
        <Card {...props} />
      </div>
    </div>
  )
}

function About({ about }: { about: NonNullable<AppointmentPageProps['about']> }) {
  return about.atHand ? <AboutCase about={about.atHand} /> : <AboutClosedCase reference={about.reference} />
}

function Lead({ appointment: { state, confirmUntil } }: { appointment: Appointment }) {
  const t = useWords(ownAppointmentMessages)
  const language = useLanguage()
  if (state === 'booked') return null
  if (state !== 'pending') return <p class="lead">{t.leads[state]}</p>
  return <p class="lead">{t.leads.pending(formatTime(confirmUntil!, language))}</p>
}

/** Each thing once, whichever service asks for it. */
function Bring({ services }: { services: readonly ServiceDefinition[] }) {
  const t = useWords(ownAppointmentMessages)
  const language = useLanguage()
  const things = new Map(
    services.flatMap(({ documents }) => documents).map(thing => [thing.text[language], thing]),
  )
  if (things.size === 0) return null
  return (
    <>
      <h2>{t.bring}</h2>
      <ul>
        {[...things.values()].map(({ text, hint }) => (
          <li key={text.de}>
            {text[language]}
            {hint ? <span class="muted block">{hint[language]}</span> : null}
          </li>
        ))}
      </ul>
    </>
  )
}

function Card({ appointment, code }: AppointmentPageProps) {
  const t = useWords(ownAppointmentMessages)
  const { reference, state, mode } = appointment
  const comes = mode === 'onsite' && (state === 'booked' || state === 'pending')
  const sms = useWords(reminderMessages)
  return (
    <aside class="aside receipt" aria-labelledby="karte">
      <div class="card">
        <h2 id="karte">{t.card}</h2>
        <dl>
          <dt>{t.reference}</dt>
          <dd class="receipt__big">{reference}</dd>
          <dt>{t.code}</dt>
          <dd class="receipt__big">
            {code.slice(0, 3)} {code.slice(3)}
          </dd>
        </dl>
        <p>{t.keep}</p>
        {comes ? (
          <div class="receipt__scan">
            <QrCode text={reference} label={t.scanLabel} />
            <p>{t.scan}</p>
          </div>
        ) : null}
        <ul class="receipt__links">
          <li>
            <button type="button" class="button-link" data-print hidden>
              <Icon name="printer" />
              {t.print}
            </button>
          </li>
          {appointment.state === 'booked' ? (
            <li class="noprint">
              <Link href={`/mein-termin/${reference}/sms`}>{sms.title}</Link>
            </li>
          ) : null}
          <li>
            <Link href={`/mein-termin/${reference}/termin.ics`}>{t.calendar}</Link>
          </li>
        </ul>
        <p class="muted small">{t.calendarAgain}</p>
      </div>
      <Form action={`/mein-termin/${reference}/schliessen`} class="noprint">
        <Button quiet>{t.close}</Button>
      </Form>
    </aside>
  )
}
