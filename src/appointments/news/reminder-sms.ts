import { Temporal } from 'temporal-polyfill'
import type { Clock } from '../../foundation/clock.ts'
import type { Transaction } from '../../foundation/database/index.ts'
import { localHref } from '../../foundation/html/index.ts'
import type { Language } from '../../foundation/language/index.ts'
import type { QueuedMessage, SmsTemplate } from '../../foundation/messages/index.ts'
import type { Secret } from '../../foundation/secret.ts'
import { type Appointment, findAppointment } from '../queries.ts'
import { CODE_MINUTES, findReminderNumber, reminderCode } from '../reminder-sms/reminder-number.ts'
import { sayOn } from '../slot-words.ts'

interface Sender {
  readonly secret: Secret
  readonly publicUrl: string
  readonly clock: Clock
}

/** Nobody's name and nothing of the matter: a phone lies open on the table. One SMS each, in the letters of GSM 7 bit. */
export const appointmentSms: Record<
  Language,
  {
    code(code: string): string
    reminder(when: string, link: string): string
    byPhone(when: string, link: string): string
    byVideo(when: string, link: string): string
    online(when: string, link: string): string
    elsewhere(when: string, link: string): string
    again(when: string, link: string): string
    displaced(when: string, link: string): string
  }
> = {
  de: {
    code: code =>
      `Ihr Code: ${code}. Er bestätigt diese Nummer für Erinnerungen und gilt ${CODE_MINUTES} Minuten.`,
    reminder: (when, link) => `Ihr Termin im Bezirksamt: ${when}. Absagen: ${link}`,
    byPhone: (when, link) =>
      `Ihr Termin ${when} findet am Telefon statt, wir rufen Sie an. Anders: ${link} oder 115`,
    byVideo: (when, link) => `Ihr Termin ${when} findet per Video statt. Link, und anders: ${link} oder 115`,
    online: (when, link) =>
      `Ihr Termin ${when} entfällt: Das geht jetzt online. Zum Antrag, oder doch ein Termin: ${link} oder 115`,
    elsewhere: (when, link) => `Ihr Termin ist verlegt: jetzt ${when}. Wo, und anders: ${link} oder 115`,
    again: (when, link) => `Es gibt wieder Plätze. Ihr Termin: ${when}. Anders: ${link} oder 115`,
    displaced: (when, link) =>
      `Ihr Termin ${when} kann nicht stattfinden. Wir melden uns, Sie sind zuerst dran. ${link} oder 115`,
  },
  en: {
    code: code => `Your code: ${code}. It confirms this number for reminders, for ${CODE_MINUTES} minutes.`,
    reminder: (when, link) => `Your appointment: ${when}. Cancel: ${link}`,
    byPhone: (when, link) =>
      `Your appointment ${when} takes place by phone, we call you. Otherwise: ${link} or 115`,
    byVideo: (when, link) =>
      `Your appointment ${when} takes place by video. Link, and otherwise: ${link} or 115`,
    online: (when, link) =>
      `Your appointment ${when} is off: do it online now. Application, or rather come: ${link} or 115`,
    elsewhere: (when, link) => `Your appointment is moved: now ${when}. Where, or otherwise: ${link} or 115`,
    again: (when, link) => `There are places again. Your appointment: ${when}. Otherwise: ${link} or 115`,
    displaced: (when, link) =>
      `Your appointment ${when} cannot take place. You come first, you will hear from us. ${link} or 115`,
  },
}

/** What an emergency has made of an appointment, as long as it stands. */
const takenOver = {
  byPhone: {
    template: 'appointment-sms-by-phone',
    stands: ({ state, mode }: Appointment) => state === 'booked' && mode === 'phone',
  },
  byVideo: {
    template: 'appointment-sms-by-video',
    stands: ({ state, mode }: Appointment) => state === 'booked' && mode === 'video',
  },
  online: {
    template: 'appointment-sms-online',
    stands: ({ state }: Appointment) => state === 'displaced',
  },
  elsewhere: {
    template: 'appointment-sms-elsewhere',
    stands: ({ state }: Appointment) => state === 'booked',
  },
  again: { template: 'appointment-sms-again', stands: ({ state }: Appointment) => state === 'booked' },
  displaced: {
    template: 'appointment-sms-displaced',
    stands: ({ state }: Appointment) => state === 'displaced',
  },
} as const

/** The code is derived when the SMS is rendered; nothing is sent once it would be worthless. */
export function reminderSmsTemplates({ secret, publicUrl, clock }: Sender): SmsTemplate[] {
  return [
    {
      name: 'appointment-sms-code',
      async render(tx, { subjectId, address }) {
        const given = await findReminderNumber(tx, subjectId)
        if (!given || given.confirmedAt || given.number !== address) return null
        if (Temporal.Instant.compare(given.codeUntil, clock.now()) <= 0) return null
        return { text: appointmentSms[given.language].code(reminderCode(secret, given)) }
      },
    },
    {
      name: 'appointment-sms-reminder',
      async render(tx, { subjectId, address }) {
        const given = await findReminderNumber(tx, subjectId)
        const appointment = await findAppointment(tx, subjectId)
        if (!appointment || !given?.confirmedAt || given.number !== address) return null
        const { language } = appointment
        const when = sayOn(appointment, language).replace(/^(am|on) /, '')
        return {
          text: appointmentSms[language].reminder(when, publicUrl + localHref('/mein-termin', language)),
        }
      },
    },
    ...(Object.keys(takenOver) as (keyof typeof takenOver)[]).map(news => ({
      name: takenOver[news].template,
      async render(tx: Transaction, { subjectId }: QueuedMessage) {
        const appointment = await findAppointment(tx, subjectId)
        if (!appointment || !takenOver[news].stands(appointment)) return null
        const { language } = appointment
        const when = sayOn(appointment, language).replace(/^(am|on) /, '')
        return { text: appointmentSms[language][news](when, publicUrl + localHref('/mein-termin', language)) }
      },
    })),
  ]
}
