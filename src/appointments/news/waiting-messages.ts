import type { Language } from '../../foundation/language/index.ts'
import type { RenderedMail } from '../../foundation/messages/index.ts'

export interface AboutOffer {
  readonly when: string
  readonly where: string
  readonly until: string
  /** An appointment would be moved there. */
  readonly moves: boolean
  readonly link: string
}

type Words = Pick<RenderedMail, 'subject' | 'text'>
interface Mails {
  toConfirm(link: string, until: string): Words
  offer(about: AboutOffer): Words
}

const lines = (...paragraphs: readonly string[]) => `${paragraphs.join('\n\n')}\n`

const footerDe =
  'Rückfragen: Telefon 115, Montag bis Freitag 7 bis 19 Uhr.\nDemo, nicht amtlich. Diese E-Mail hat niemand von Hand geschrieben, bitte antworten Sie nicht darauf.'

const de: Mails = {
  toConfirm: (link, until) => ({
    subject: 'Bitte bestätigen: Warteliste für einen Termin',
    text: lines(
      'Guten Tag,',
      `mit dieser Adresse möchte jemand auf die Warteliste für einen Termin. Sind Sie das? Dann bestätigen Sie es bitte bis ${until}:\n${link}`,
      'Haben Sie sich nicht eingetragen? Dann tun Sie bitte nichts. Ohne Bestätigung schreiben wir nicht noch einmal.',
      footerDe,
    ),
  }),
  offer: ({ when, where, until, moves, link }) => ({
    subject: `Ein Termin ist frei geworden: ${when}`,
    text: lines(
      'Guten Tag,',
      `auf der Warteliste sind Sie an der Reihe. Frei geworden ist ein Termin ${when}.`,
      `Wo: ${where}`,
      `Bis ${until} halten wir ihn für Sie frei. Annehmen oder ablehnen:\n${link}`,
      moves
        ? 'Nehmen Sie an, wird Ihr Termin dorthin verschoben. Sonst bleibt er, wie er ist.'
        : 'Antworten Sie nicht, fragen wir den Nächsten. Sie bleiben auf der Liste.',
      footerDe,
    ),
  }),
}

const footerEn =
  'Questions: phone 115, Monday to Friday 7 am to 7 pm.\nDemo, not official. Nobody wrote this e-mail by hand, please do not answer it.'

const en: Mails = {
  toConfirm: (link, until) => ({
    subject: 'Please confirm: waiting list for an appointment',
    text: lines(
      'Hello,',
      `somebody wants to join the waiting list for an appointment with this address. Is it you? Then please confirm by ${until}:\n${link}`,
      'It was not you? Then please do nothing. Unless you confirm, we will not write again.',
      footerEn,
    ),
  }),
  offer: ({ when, where, until, moves, link }) => ({
    subject: `An appointment has become free: ${when}`,
    text: lines(
      'Hello,',
      `it is your turn on the waiting list. An appointment has become free ${when}.`,
      `Where: ${where}`,
      `We keep it for you until ${until}. Take it or decline:\n${link}`,
      moves
        ? 'If you take it, your appointment is moved there. Otherwise it stays as it is.'
        : 'If you do not answer, we ask the next person. You stay on the list.',
      footerEn,
    ),
  }),
}

export const waitingMails: Record<Language, Mails> = { de, en }

interface Sms {
  toConfirm(link: string): string
  offer(link: string, until: string): string
}

/** One SMS each: 160 signs of the basic table, the link takes most of them. */
export const waitingSms: Record<Language, Sms> = {
  de: {
    toConfirm: link => `Warteliste bestätigen: ${link}`,
    offer: (link, until) => `Termin frei! Bis ${until}: ${link}`,
  },
  en: {
    toConfirm: link => `Confirm waiting list: ${link}`,
    offer: (link, until) => `Appointment! By ${until}: ${link}`,
  },
}
