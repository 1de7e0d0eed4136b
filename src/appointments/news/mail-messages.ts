import type { Temporal } from 'temporal-polyfill'
import { formatInstant, formatTime, type Language } from '../../foundation/language/index.ts'
import type { RenderedMail } from '../../foundation/messages/index.ts'
import type { Appointment } from '../queries.ts'
import { sayOn } from '../slot-words.ts'

/** What a mail about an appointment may say. What somebody typed is never repeated: the address may be a stranger's. */
export interface AboutAppointment {
  readonly appointment: Pick<Appointment, 'day' | 'step' | 'mode' | 'reference' | 'confirmUntil'>
  readonly matters: readonly string[]
  /** Name and address of the office. */
  readonly place: string
  /** `482 615` */
  readonly code: string
  /** Where one meets by video; null: not that way, or not certain yet. */
  readonly room: string | null
  readonly link: string
  /** Why an emergency took the place away, in the words of the plan; null: none did. */
  readonly reason: string | null
  /** Until when somebody can say no to what was made of it; null: nobody asks. */
  readonly until: Temporal.Instant | null
  /** Where an application is answered to which something is missing before the appointment; null: nothing is. */
  readonly missing: string | null
}

export type AppointmentNews =
  | 'to-confirm'
  | 'booked'
  | 'moved'
  | 'cancelled'
  | 'reminder'
  | 'by-phone'
  | 'by-video'
  | 'online'
  | 'elsewhere'
  | 'again'
  | 'displaced'
type Words = Pick<RenderedMail, 'subject' | 'text'>
type Mails = Record<AppointmentNews, (about: AboutAppointment) => Words>

const lines = (...paragraphs: readonly string[]) => `${paragraphs.join('\n\n')}\n`

const footerDe =
  'Rückfragen: Telefon 115, Montag bis Freitag 7 bis 19 Uhr.\nDemo, nicht amtlich. Diese E-Mail hat niemand von Hand geschrieben, bitte antworten Sie nicht darauf.'

function factsDe({ appointment, matters, place, code, room }: AboutAppointment): string {
  const where = {
    onsite: place,
    phone: 'Wir rufen Sie an.',
    video: ['Per Video', room].filter(Boolean).join(': '),
  }[appointment.mode]
  return [
    `Wann: ${sayOn(appointment, 'de').replace(/^am /, '')}`,
    `Wo: ${where}`,
    `Wofür: ${matters.join(', ')}`,
    `Nummer: ${appointment.reference}`,
    `Code: ${code}`,
  ].join('\n')
}

const changeDe = (link: string) => `Termin ansehen, verschieben oder absagen:\n${link}`

const de: Mails = {
  'to-confirm': about => ({
    subject: `Bitte bestätigen: Ihr Termin ${sayOn(about.appointment, 'de')}`,
    text: lines(
      'Guten Tag,',
      `bitte bestätigen Sie Ihren Termin bis ${formatTime(about.appointment.confirmUntil!, 'de')}. Sonst wird der Platz wieder frei:\n${about.link}`,
      factsDe(about),
      'Haben Sie keinen Termin gebucht? Dann tun Sie bitte nichts.',
      footerDe,
    ),
  }),
  booked: about => ({
    subject: `Ihr Termin ${sayOn(about.appointment, 'de')}`,
    text: lines('Guten Tag,', 'Ihr Termin steht fest.', factsDe(about), changeDe(about.link), footerDe),
  }),
  moved: about => ({
    subject: `Verschoben: Ihr Termin ist jetzt ${sayOn(about.appointment, 'de')}`,
    text: lines(
      'Guten Tag,',
      'Ihr Termin ist verschoben. Der alte gilt nicht mehr.',
      factsDe(about),
      changeDe(about.link),
      footerDe,
    ),
  }),
  cancelled: about => ({
    subject: `Abgesagt: Ihr Termin ${sayOn(about.appointment, 'de')}`,
    text: lines(
      'Guten Tag,',
      `Ihr Termin ${sayOn(about.appointment, 'de')} ist abgesagt. Der Platz geht an andere.`,
      `Ansehen oder einen neuen vereinbaren:\n${about.link}`,
      footerDe,
    ),
  }),
  reminder: about => ({
    subject: `Erinnerung: Ihr Termin ${sayOn(about.appointment, 'de')}`,
    text: lines(
      'Guten Tag,',
      'Sie wollten an Ihren Termin erinnert werden. Können Sie nicht kommen? Dann sagen Sie bitte ab, der Platz hilft jemand anderem.',
      ...(about.missing
        ? [`Zu Ihrem Antrag fehlt uns vorher noch etwas. Was, lesen Sie hier:\n${about.missing}`]
        : []),
      factsDe(about),
      changeDe(about.link),
      footerDe,
    ),
  }),
  'by-phone': about => ({
    subject: `Am Telefon: Ihr Termin ${sayOn(about.appointment, 'de')}`,
    text: lines(
      'Guten Tag,',
      `${about.reason ?? 'Das Kundenzentrum ist für Besuche geschlossen.'} Ihr Termin findet am Telefon statt: Wir rufen Sie zur selben Zeit unter der Nummer an, die Sie angegeben haben. Bitte legen Sie Ihre Unterlagen bereit.`,
      factsDe(about),
      `Passt das? Dann müssen Sie nichts tun. Passt es nicht, wählen Sie hier etwas anderes, oder rufen Sie 115 an:\n${about.link}`,
      footerDe,
    ),
  }),
  'by-video': about => ({
    subject: `Per Video: Ihr Termin ${sayOn(about.appointment, 'de')}`,
    text: lines(
      'Guten Tag,',
      `${about.reason ?? 'Das Kundenzentrum ist für Besuche geschlossen.'} Ihr Termin findet zur selben Zeit per Video statt. Öffnen Sie dann einfach den Link bei „Wo“. Bitte legen Sie Ihre Unterlagen bereit.`,
      factsDe(about),
      `Passt das? Dann müssen Sie nichts tun. Passt es nicht, wählen Sie hier etwas anderes, oder rufen Sie 115 an:\n${about.link}`,
      footerDe,
    ),
  }),
  online: about => ({
    subject: `Das geht jetzt online: statt Ihres Termins ${sayOn(about.appointment, 'de')}`,
    text: lines(
      'Guten Tag,',
      `${about.reason ?? 'Das Kundenzentrum ist für Besuche geschlossen.'} Ihr Termin ${sayOn(about.appointment, 'de')} kann deshalb nicht stattfinden. Sie brauchen ihn auch nicht: Das geht jetzt online. Wir haben den Antrag für Sie vorbereitet, hier geht es weiter:\n${about.link}`,
      `Nummer: ${about.appointment.reference}\nCode: ${about.code}\nWofür: ${about.matters.join(', ')}`,
      `Möchten Sie lieber einen Termin? Sagen Sie es auf derselben Seite oder unter 115. Auch wenn wir ${about.until ? `bis ${formatInstant(about.until, 'de')} ` : ''}nichts von Ihnen hören, sind Sie zuerst dran, sobald es wieder Plätze gibt.`,
      footerDe,
    ),
  }),
  elsewhere: about => ({
    subject: `An einem anderen Ort: Ihr Termin ${sayOn(about.appointment, 'de')}`,
    text: lines(
      'Guten Tag,',
      `${about.reason ?? 'Das Kundenzentrum ist für Besuche geschlossen.'} Ihr Termin kann dort nicht stattfinden. Wir haben Ihnen den nächsten freien Platz in einem anderen Kundenzentrum gegeben:`,
      factsDe(about),
      `Passt das? Dann müssen Sie nichts tun. Passt es nicht, wählen Sie hier etwas anderes, oder rufen Sie 115 an:\n${about.link}`,
      footerDe,
    ),
  }),
  again: about => ({
    subject: `Es gibt wieder Plätze: Ihr Termin ${sayOn(about.appointment, 'de')}`,
    text: lines(
      'Guten Tag,',
      'es gibt wieder Plätze, und Sie sind zuerst dran. Wir haben Ihnen diesen Termin gegeben:',
      factsDe(about),
      `Passt das? Dann müssen Sie nichts tun. Passt es nicht, wählen Sie hier etwas anderes, oder rufen Sie 115 an:\n${about.link}`,
      footerDe,
    ),
  }),
  displaced: about => ({
    subject: `Ihr Termin ${sayOn(about.appointment, 'de')} kann nicht stattfinden`,
    text: lines(
      'Guten Tag,',
      `${about.reason ?? 'Das Kundenzentrum ist für Besuche geschlossen.'} Ihr Termin ${sayOn(about.appointment, 'de')} kann deshalb nicht stattfinden. Sie müssen nichts tun: Sobald es wieder Plätze gibt, sind Sie zuerst dran, und wir melden uns.`,
      `Nummer: ${about.appointment.reference}\nCode: ${about.code}\nWofür: ${about.matters.join(', ')}`,
      `Möchten Sie nicht warten? Hier wählen Sie einen anderen Termin oder sagen ab:\n${about.link}`,
      'Ist es dringend? Rufen Sie bitte 115 an.',
      footerDe,
    ),
  }),
}

const footerEn =
  'Questions: phone 115, Monday to Friday 7 am to 7 pm.\nDemo, not official. Nobody wrote this e-mail by hand, please do not answer it.'

function factsEn({ appointment, matters, place, code, room }: AboutAppointment): string {
  const where = {
    onsite: place,
    phone: 'We call you.',
    video: ['By video', room].filter(Boolean).join(': '),
  }[appointment.mode]
  return [
    `When: ${sayOn(appointment, 'en').replace(/^on /, '')}`,
    `Where: ${where}`,
    `What for: ${matters.join(', ')}`,
    `Number: ${appointment.reference}`,
    `Code: ${code}`,
  ].join('\n')
}

const changeEn = (link: string) => `See, move or cancel the appointment:\n${link}`

const en: Mails = {
  'to-confirm': about => ({
    subject: `Please confirm: your appointment ${sayOn(about.appointment, 'en')}`,
    text: lines(
      'Hello,',
      `please confirm your appointment by ${formatTime(about.appointment.confirmUntil!, 'en')}. Otherwise the place becomes free again:\n${about.link}`,
      factsEn(about),
      'You have booked no appointment? Then please do nothing.',
      footerEn,
    ),
  }),
  booked: about => ({
    subject: `Your appointment ${sayOn(about.appointment, 'en')}`,
    text: lines('Hello,', 'Your appointment is certain.', factsEn(about), changeEn(about.link), footerEn),
  }),
  moved: about => ({
    subject: `Moved: your appointment is now ${sayOn(about.appointment, 'en')}`,
    text: lines(
      'Hello,',
      'Your appointment has been moved. The old one no longer counts.',
      factsEn(about),
      changeEn(about.link),
      footerEn,
    ),
  }),
  cancelled: about => ({
    subject: `Cancelled: your appointment ${sayOn(about.appointment, 'en')}`,
    text: lines(
      'Hello,',
      `Your appointment ${sayOn(about.appointment, 'en')} is cancelled. The place goes to others.`,
      `See it, or make a new one:\n${about.link}`,
      footerEn,
    ),
  }),
  reminder: about => ({
    subject: `Reminder: your appointment ${sayOn(about.appointment, 'en')}`,
    text: lines(
      'Hello,',
      'You wanted to be reminded of your appointment. You cannot come? Then please cancel it, the place helps somebody else.',
      ...(about.missing
        ? [`Something is still missing for your application. See here what it is:\n${about.missing}`]
        : []),
      factsEn(about),
      changeEn(about.link),
      footerEn,
    ),
  }),
  'by-phone': about => ({
    subject: `By phone: your appointment ${sayOn(about.appointment, 'en')}`,
    text: lines(
      'Hello,',
      `${about.reason ?? 'The customer centre is closed to visitors.'} Your appointment takes place by phone: we call you at the same time, at the number you have given. Please have your papers at hand.`,
      factsEn(about),
      `Does that suit you? Then you need not do anything. If not, choose something else here, or call 115:\n${about.link}`,
      footerEn,
    ),
  }),
  'by-video': about => ({
    subject: `By video: your appointment ${sayOn(about.appointment, 'en')}`,
    text: lines(
      'Hello,',
      `${about.reason ?? 'The customer centre is closed to visitors.'} Your appointment takes place at the same time by video. Simply open the link beside “Where” then. Please have your papers at hand.`,
      factsEn(about),
      `Does that suit you? Then you need not do anything. If not, choose something else here, or call 115:\n${about.link}`,
      footerEn,
    ),
  }),
  online: about => ({
    subject: `You can do it online now: instead of your appointment ${sayOn(about.appointment, 'en')}`,
    text: lines(
      'Hello,',
      `${about.reason ?? 'The customer centre is closed to visitors.'} Your appointment ${sayOn(about.appointment, 'en')} therefore cannot take place. You do not need it either: this can be done online now. We have prepared the application for you, go on here:\n${about.link}`,
      `Number: ${about.appointment.reference}\nCode: ${about.code}\nWhat for: ${about.matters.join(', ')}`,
      `Would you rather have an appointment? Say so on the same page, or call 115. If we hear nothing from you${about.until ? ` until ${formatInstant(about.until, 'en')}` : ''}, you come first as well, as soon as there are places again.`,
      footerEn,
    ),
  }),
  elsewhere: about => ({
    subject: `At another place: your appointment ${sayOn(about.appointment, 'en')}`,
    text: lines(
      'Hello,',
      `${about.reason ?? 'The customer centre is closed to visitors.'} Your appointment cannot take place there. We have given you the nearest free place at another customer centre:`,
      factsEn(about),
      `Does that suit you? Then you need not do anything. If not, choose something else here, or call 115:\n${about.link}`,
      footerEn,
    ),
  }),
  again: about => ({
    subject: `There are places again: your appointment ${sayOn(about.appointment, 'en')}`,
    text: lines(
      'Hello,',
      'there are places again, and you come first. We have given you this appointment:',
      factsEn(about),
      `Does that suit you? Then you need not do anything. If not, choose something else here, or call 115:\n${about.link}`,
      footerEn,
    ),
  }),
  displaced: about => ({
    subject: `Your appointment ${sayOn(about.appointment, 'en')} cannot take place`,
    text: lines(
      'Hello,',
      `${about.reason ?? 'The customer centre is closed to visitors.'} Your appointment ${sayOn(about.appointment, 'en')} therefore cannot take place. You need not do anything: as soon as there are places again you come first, and you will hear from us.`,
      `Number: ${about.appointment.reference}\nCode: ${about.code}\nWhat for: ${about.matters.join(', ')}`,
      `You do not want to wait? Choose another appointment here, or cancel:\n${about.link}`,
      'Is it urgent? Please call 115.',
      footerEn,
    ),
  }),
}

export const appointmentMails: Record<Language, Mails> = { de, en }
