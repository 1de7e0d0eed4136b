import { Temporal } from 'temporal-polyfill'
import { openInquiry } from '../../cases/index.ts'
import type { Transaction } from '../../foundation/database/index.ts'
import { localHref } from '../../foundation/html/index.ts'
import type { Localized } from '../../foundation/language/index.ts'
import type { MailTemplate } from '../../foundation/messages/index.ts'
import type { Secret } from '../../foundation/secret.ts'
import { readOfficeBook } from '../../offices/index.ts'
import { findService } from '../../services/index.ts'
import { keyhole } from '../access/appointment-access.ts'
import { calendarOf } from '../own-appointment/calendar-of.ts'
import { type Appointment, findAppointment } from '../queries.ts'
import { addressLine } from '../slot-words.ts'
import { videoRoom } from '../video/video-room.ts'
import { type AboutAppointment, type AppointmentNews, appointmentMails } from './mail-messages.ts'

interface Sender {
  readonly secret: Secret
  readonly publicUrl: string
  readonly mailFrom: string | null
  readonly videoRooms: string | null
}

/** What they are called before people. */
export const appointmentMailNames = {
  'appointment-to-confirm': { de: 'Termin bestätigen', en: 'Confirm an appointment' },
  'appointment-booked': { de: 'Termin gebucht', en: 'Appointment booked' },
  'appointment-moved': { de: 'Termin verschoben', en: 'Appointment moved' },
  'appointment-cancelled': { de: 'Termin abgesagt', en: 'Appointment cancelled' },
  'appointment-by-phone': { de: 'Termin jetzt am Telefon', en: 'Appointment now by phone' },
  'appointment-by-video': { de: 'Termin jetzt per Video', en: 'Appointment now by video' },
  'appointment-online': { de: 'Statt Termin jetzt online', en: 'Online now instead of an appointment' },
  'appointment-again': { de: 'Wieder ein Termin', en: 'An appointment again' },
  'appointment-elsewhere': { de: 'Termin an einem anderen Ort', en: 'Appointment at another place' },
  'appointment-displaced': { de: 'Termin kann nicht stattfinden', en: 'Appointment cannot take place' },
  'appointment-reminder': { de: 'Erinnerung an einen Termin', en: 'Reminder of an appointment' },
} as const satisfies Record<`appointment-${AppointmentNews}`, Localized>

/** In which states there still is something to say. */
const worthSaying: Record<AppointmentNews, readonly Appointment['state'][]> = {
  'to-confirm': ['pending'],
  booked: ['booked'],
  moved: ['booked'],
  cancelled: ['cancelled'],
  reminder: ['booked'],
  'by-phone': ['booked'],
  'by-video': ['booked'],
  online: ['displaced'],
  elsewhere: ['booked'],
  again: ['booked'],
  displaced: ['displaced'],
}

/** Code, link and calendar are derived when the mail is rendered; they rest nowhere. */
export function appointmentMailTemplates(sender: Sender): MailTemplate[] {
  return (Object.keys(worthSaying) as AppointmentNews[]).map(news => ({
    name: `appointment-${news}`,
    async render(tx, mail) {
      const appointment = await findAppointment(tx, mail.subjectId)
      if (!appointment || !worthSaying[news].includes(appointment.state)) return null
      // Somebody may have chosen another place since.
      if (news === 'by-phone' && appointment.mode !== 'phone') return null
      if (news === 'by-video' && appointment.mode !== 'video') return null
      return render(tx, sender, news, appointment, saidIn(mail.data))
    },
  }))
}

/** Which application, and what of it, a mail does not say: number and code open it. */
async function lacksSomething(tx: Transaction, { caseId }: Appointment): Promise<boolean> {
  return caseId !== null && (await openInquiry(tx, caseId)) !== null
}

type Said = Pick<AboutAppointment, 'reason' | 'until'>

function saidIn({ reason, answerUntil }: Record<string, unknown>): Said {
  return {
    reason: typeof reason === 'string' ? reason : null,
    until: typeof answerUntil === 'string' ? Temporal.Instant.from(answerUntil) : null,
  }
}

async function render(
  tx: Transaction,
  sender: Sender,
  news: AppointmentNews,
  appointment: Appointment,
  said: Said,
) {
  const { language, id, reference, accessEpoch, services } = appointment
  const office = (await readOfficeBook(tx)).offices.get(appointment.office)!
  const found = await Promise.all(services.map(service => findService(tx, service.id)))
  const matters = found.map((service, n) => service?.definition.name[language] ?? services[n]!.id)
  const code = keyhole.code(sender.secret, id, accessEpoch)
  const path = `/mein-termin/${reference}/link/${keyhole.linkToken(sender.secret, id, accessEpoch)}`
  const words = appointmentMails[language][news]({
    appointment,
    matters,
    place: [office.name[language], addressLine(office)].filter(Boolean).join(', '),
    code: `${code.slice(0, 3)} ${code.slice(3)}`,
    room: videoRoom(sender, appointment),
    ...said,
    link: sender.publicUrl + localHref(path, language),
    missing: (await lacksSomething(tx, appointment))
      ? sender.publicUrl + localHref('/mein-antrag', language)
      : null,
  })
  // Not certain yet: nothing for a calendar.
  if (news === 'to-confirm') return words
  const content = calendarOf(appointment, office, matters, { ...sender, language })
  const method =
    appointment.state === 'cancelled' || appointment.state === 'displaced'
      ? ('CANCEL' as const)
      : ('PUBLISH' as const)
  return { ...words, calendar: { method, name: `${reference}.ics`, content } }
}
