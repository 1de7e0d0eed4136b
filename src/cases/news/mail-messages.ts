import type { Temporal } from 'temporal-polyfill'
import { formatDay, formatInstant, type Language } from '../../foundation/language/index.ts'
import type { RenderedMail } from '../../foundation/messages/index.ts'
import type { Case } from '../case.ts'
import { caseMessages } from '../messages.ts'

/** What a mail about a case may say. What the citizen typed is never repeated: the address may be a stranger's. */
export interface AboutCase {
  readonly record: Case
  /** `482 615` */
  readonly code: string
  readonly link: string
}

/** A question and, where one was set, the last day to answer. */
interface AboutQuestion extends AboutCase {
  readonly last: Temporal.PlainDate | null
}

interface AboutExtension extends AboutCase {
  readonly last: Temporal.PlainDate
  readonly before: Temporal.PlainDate
  readonly reason: string
}

interface Mails extends Record<'opened' | 'decided', (about: AboutCase) => RenderedMail> {
  asked(about: AboutQuestion): RenderedMail
  moreTime(about: AboutExtension): RenderedMail
}

const lines = (...paragraphs: readonly string[]) => `${paragraphs.join('\n\n')}\n`

const footerDe =
  'Rückfragen: Telefon 115, Montag bis Freitag 7 bis 19 Uhr.\nDemo, nicht amtlich. Diese E-Mail hat niemand von Hand geschrieben, bitte antworten Sie nicht darauf.'

const de: Mails = {
  opened: ({ record, code, link }) => {
    const your = caseMessages.de.your(record.outcome)
    const service = record.serviceName.de
    return {
      subject: `${your} ${record.reference} ist gespeichert: ${service}`,
      text: lines(
        'Guten Tag,',
        `${your} ist sicher gespeichert.`,
        [
          `Leistung: ${service}`,
          `Nummer: ${record.reference}`,
          `Code: ${code}`,
          `Gespeichert: ${formatInstant(record.openedAt, 'de')}`,
          `Sie hören von uns spätestens am: ${formatDay(record.promisedOn, 'de')}`,
        ].join('\n'),
        `Stand ansehen:\n${link}`,
        'Nummer und Code gelten auch unter 115 und am Schalter. Geben Sie sie nur dort an.',
        footerDe,
      ),
    }
  },
  asked: ({ record, link, last }) => ({
    subject: `Eine Frage zu ${record.reference}: ${record.serviceName.de}`,
    text: lines(
      'Guten Tag,',
      `zu ${record.reference} (${record.serviceName.de}) fehlt uns noch eine Sache. Die Frage steht hier, und dort können Sie auch antworten:\n${link}`,
      ...(last ? [`Bitte antworten Sie bis ${formatDay(last, 'de')}.`] : []),
      'Bis Ihre Antwort da ist, steht die Uhr für unser Versprechen.',
      footerDe,
    ),
  }),
  moreTime: ({ record, link, last, before, reason }) => ({
    subject: `Mehr Zeit für Ihre Antwort zu ${record.reference}: bis ${formatDay(last, 'de')}`,
    text: lines(
      'Guten Tag,',
      `für Ihre Antwort zu ${record.reference} (${record.serviceName.de}) haben Sie jetzt mehr Zeit: bis ${formatDay(last, 'de')}. Vorher war der letzte Tag ${formatDay(before, 'de')}.`,
      `Der Grund: ${reason}`,
      `Sie müssen dafür nichts beantragen. Unsere Frage steht hier, und dort können Sie auch antworten:\n${link}`,
      footerDe,
    ),
  }),
  decided: ({ record, link }) => {
    const your = caseMessages.de.your(record.outcome)
    const how =
      record.delivery === 'online'
        ? 'Das Ergebnis können Sie hier abholen:'
        : 'Das Ergebnis kommt mit der Post. Den Stand sehen Sie hier:'
    return {
      subject: `${your} ${record.reference} ist bearbeitet`,
      text: lines(
        'Guten Tag,',
        `${your} ${record.reference} (${record.serviceName.de}) ist bearbeitet. ${how}\n${link}`,
        'Dort können Sie uns auch sagen, wie es war.',
        footerDe,
      ),
    }
  },
}

const footerEn =
  'Questions: phone 115, Monday to Friday 7 am to 7 pm.\nDemo, not official. Nobody wrote this e-mail by hand, please do not reply to it.'

const en: Mails = {
  opened: ({ record, code, link }) => {
    const your = caseMessages.en.your(record.outcome)
    const service = record.serviceName.en
    return {
      subject: `${your} ${record.reference} is saved: ${service}`,
      text: lines(
        'Hello,',
        `${your} is safely saved.`,
        [
          `Service: ${service}`,
          `Number: ${record.reference}`,
          `Code: ${code}`,
          `Saved: ${formatInstant(record.openedAt, 'en')}`,
          `You will hear from us at the latest on: ${formatDay(record.promisedOn, 'en')}`,
        ].join('\n'),
        `See where it stands:\n${link}`,
        'Number and code are also valid at 115 and at the counter. Give them nowhere else.',
        footerEn,
      ),
    }
  },
  asked: ({ record, link, last }) => ({
    subject: `A question about ${record.reference}: ${record.serviceName.en}`,
    text: lines(
      'Hello,',
      `for ${record.reference} (${record.serviceName.en}) we still lack one thing. The question is here, and you can answer there as well:\n${link}`,
      ...(last ? [`Please answer by ${formatDay(last, 'en')}.`] : []),
      'Until your answer is here, the clock of our promise stands.',
      footerEn,
    ),
  }),
  moreTime: ({ record, link, last, before, reason }) => ({
    subject: `More time for your answer about ${record.reference}: until ${formatDay(last, 'en')}`,
    text: lines(
      'Hello,',
      `for your answer about ${record.reference} (${record.serviceName.en}) you now have more time: until ${formatDay(last, 'en')}. Before, the last day was ${formatDay(before, 'en')}.`,
      `The reason: ${reason}`,
      `You need not apply for this. Our question is here, and you can answer there as well:\n${link}`,
      footerEn,
    ),
  }),
  decided: ({ record, link }) => {
    const your = caseMessages.en.your(record.outcome)
    const how =
      record.delivery === 'online'
        ? 'You can fetch the result here:'
        : 'The result comes by post. You can see where it stands here:'
    return {
      subject: `${your} ${record.reference} has been dealt with`,
      text: lines(
        'Hello,',
        `${your} ${record.reference} (${record.serviceName.en}) has been dealt with. ${how}\n${link}`,
        'There you can also tell us how it was.',
        footerEn,
      ),
    }
  },
}

export const mailMessages: Record<Language, Mails> = { de, en }
