import { meetingFile } from '../../foundation/calendar/index.ts'
import type { Language } from '../../foundation/language/index.ts'
import type { Secret } from '../../foundation/secret.ts'
import type { Office } from '../../offices/index.ts'
import type { Appointment } from '../queries.ts'
import { addressLine } from '../slot-words.ts'
import { STEP_MINUTES, startOf } from '../steps.ts'

interface CalendarHouse {
  readonly secret: Secret
  readonly publicUrl: string
  readonly language: Language
  /** `Amt <post@amt.example>`; null: made of the public address. */
  readonly mailFrom: string | null
}

const words = {
  de: {
    summary: (matters: string) => `Termin im Bezirksamt: ${matters}`,
    description: (reference: string, url: string) => `Nummer: ${reference}\nVerschieben oder absagen: ${url}`,
    modes: { phone: 'Wir rufen Sie an', video: 'Per Video' },
  },
  en: {
    summary: (matters: string) => `Appointment at the district office: ${matters}`,
    description: (reference: string, url: string) => `Number: ${reference}\nMove or cancel: ${url}`,
    modes: { phone: 'We call you', video: 'By video' },
  },
} satisfies Record<Language, unknown>

/** The appointment as a calendar takes it. Calendars are shared: the code stays out, and the id, which is that of the hold. */
export function calendarOf(
  appointment: Appointment,
  office: Office,
  matters: readonly string[],
  { secret, publicUrl, language, mailFrom }: CalendarHouse,
): Buffer {
  const { id, reference, day, step, steps, mode, state, sequence, changedAt } = appointment
  const t = words[language]
  const { hostname } = new URL(publicUrl)
  const start = startOf(day, step)
  const place = [office.name[language], addressLine(office)].filter(Boolean).join(', ')
  return meetingFile({
    uid: `${secret.token('appointment-calendar', id)}@${hostname}`,
    summary: t.summary(matters.join(', ')),
    description: t.description(reference, `${publicUrl}/mein-termin`),
    madeAt: changedAt,
    start: start.toInstant(),
    end: start.add({ minutes: steps * STEP_MINUTES }).toInstant(),
    location: mode === 'onsite' ? place : t.modes[mode],
    sequence,
    organizer: mailFrom?.replace(/^.*<|>$/g, '') ?? `antwort-nicht@${hostname}`,
    cancelled: state === 'cancelled' || state === 'lapsed' || state === 'displaced',
  })
}
