import {
  Button,
  ButtonLink,
  Fact,
  Form,
  Icon,
  Link,
  Name,
  Notice,
  useLanguage,
  useWords,
} from '../../foundation/html/index.ts'
import { formatTime } from '../../foundation/language/index.ts'
import type { Office } from '../../offices/index.ts'
import { finderPath, wantedFrom } from '../finder/wanted.ts'
import { PlaceFacts } from '../place-facts.tsx'
import type { Appointment } from '../queries.ts'
import { appointmentPath, DESK } from './desk-props.ts'
import { deskMessages } from './messages.ts'

export interface AppointmentProps {
  readonly appointment: Appointment
  readonly office: Office
  readonly matters: readonly string[]
  /** Where one meets by video. */
  readonly room: string | null
  /** Sentences for the phone; none where the appointment is over. */
  readonly readAloud: readonly string[]
  /** What has just been done; null: nothing. */
  readonly said: string | null
  readonly failed: string | null
}

export const isLive = ({ state }: Appointment): boolean =>
  state === 'pending' || state === 'booked' || state === 'displaced'

/** What is read aloud comes first and large; facts and further acts below. */
export function AppointmentPage(props: AppointmentProps) {
  const { appointment, said, failed } = props
  const t = useWords(deskMessages)
  const language = useLanguage()
  const { state, confirmUntil } = appointment
  return (
    <div class="desk booking">
      <h1>{t.titles[state]}</h1>
      {said ? <Notice tone="good" title={said} /> : null}
      {failed ? <Notice tone="warn" title={failed} /> : null}
      {state === 'pending' ? (
        <>
          <p>{t.pendingText(formatTime(confirmUntil!, language))}</p>
          <Form action={appointmentPath(appointment.reference, '/bestaetigen')}>
            <p>
              {t.askAddress}{' '}
              <strong>
                <bdi>{appointment.email}</bdi>
              </strong>
            </p>
            <div class="buttons">
              <Button primary name="adresse" value="stimmt">
                {t.addressRight}
              </Button>
              <Button name="adresse" value="ohne">
                {t.withoutAddress}
              </Button>
            </div>
            <p class="muted">{t.withoutAddressHint}</p>
          </Form>
        </>
      ) : null}
      <ReadAloud {...props} />
      <Acts appointment={appointment} />
      <Facts {...props} />
    </div>
  )
}

function ReadAloud({ appointment, readAloud }: AppointmentProps) {
  const t = useWords(deskMessages)
  if (readAloud.length === 0) return null
  return (
    <section aria-labelledby="vorlesen">
      <h2 id="vorlesen">{t.readAloud}</h2>
      <div class="readaloud" lang={appointment.language} tabIndex={-1} data-focus>
        {readAloud.map(sentence => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
    </section>
  )
}

function Acts({ appointment }: { appointment: Appointment }) {
  const t = useWords(deskMessages)
  const { reference, mode } = appointment
  const moving = finderPath(wantedFrom(new URLSearchParams()), { moving: reference, mode }, DESK)
  return (
    <div class="buttons noprint" data-acts="">
      <ButtonLink href={DESK} primary={appointment.state !== 'pending'}>
        {t.back}
      </ButtonLink>
      {isLive(appointment) ? (
        <>
          <ButtonLink href={moving}>{t.actMove}</ButtonLink>
          <ButtonLink href={appointmentPath(reference, '/absagen')}>{t.actCancel}</ButtonLink>
          <button class="kern-btn kern-btn--secondary" type="button" data-print hidden>
            <span class="kern-label">{t.actPrint}</span>
          </button>
        </>
      ) : null}
    </div>
  )
}

function Facts({
  appointment,
  office,
  matters,
  room,
}: Omit<AppointmentProps, 'readAloud' | 'said' | 'failed'>) {
  const t = useWords(deskMessages)
  const { name, phone, email } = appointment
  const contact = [phone, email].filter(Boolean).join(', ')
  return (
    <section aria-labelledby="angaben">
      <h2 id="angaben">{t.facts}</h2>
      <PlaceFacts place={appointment} office={office} matters={matters} room={room} />
      <dl class="placefacts">
        <Fact name={t.forWhom}>
          <Name>{name}</Name>
        </Fact>
        <Fact name={t.contact}>{contact ? <bdi>{contact}</bdi> : t.noContact}</Fact>
      </dl>
    </section>
  )
}

export function CancelPage(props: Omit<AppointmentProps, 'readAloud' | 'said' | 'failed'>) {
  const t = useWords(deskMessages)
  const { reference } = props.appointment
  return (
    <div class="desk booking">
      <Link href={appointmentPath(reference)} class="back link">
        <Icon name="back" />
        {t.openOne(reference)}
      </Link>
      <h1>{t.cancelTitle}</h1>
      <p>{t.cancelText}</p>
      <Form action={appointmentPath(reference, '/absagen')}>
        <div class="buttons">
          <Button primary>{t.cancelYes}</Button>
          <ButtonLink href={appointmentPath(reference)}>{t.cancelNo}</ButtonLink>
        </div>
      </Form>
      <Facts {...props} />
    </div>
  )
}
