import type { Transaction } from '../foundation/database/index.ts'
import { formatDay, formatInstant } from '../foundation/language/index.ts'
import type { MailTemplate } from '../foundation/messages/index.ts'
import type { Secret } from '../foundation/secret.ts'
import type { Case } from './case.ts'
import { accessCode, linkToken } from './citizen-access.ts'
import { findCaseById, openInquiry } from './queries.ts'

interface Sender {
  readonly secret: Secret
  readonly publicUrl: string
}

function link(sender: Sender, record: Case): string {
  const prefix = record.language === 'en' ? '/en' : ''
  return `${sender.publicUrl}${prefix}/mein-antrag/link/${linkToken(sender.secret, record.id, record.accessEpoch)}`
}

const footer = {
  de: 'Rückfragen: Telefon 115, Montag bis Freitag 7 bis 19 Uhr.\nDemo, nicht amtlich. Diese E-Mail hat niemand von Hand geschrieben, bitte antworten Sie nicht darauf.',
  en: 'Questions: phone 115, Monday to Friday 7 am to 7 pm.\nDemo, not official. Nobody wrote this e-mail by hand, please do not reply to it.',
}

async function load(tx: Transaction, id: string): Promise<Case | null> {
  return findCaseById(tx, id)
}

/** What the citizen typed is never repeated in a mail: the address may be a stranger's. */
export function caseMailTemplates(sender: Sender): MailTemplate[] {
  return [
    {
      name: 'case-opened',
      async render(tx, mail) {
        const record = await load(tx, mail.subjectId)
        if (!record) return null
        const language = record.language
        const code = accessCode(sender.secret, record.id, record.accessEpoch)
        const spoken = `${code.slice(0, 3)} ${code.slice(3)}`
        const service = record.serviceName[language]
        const saved = formatInstant(record.openedAt, language)
        const promised = formatDay(record.promisedOn, language)
        return language === 'de'
          ? {
              subject: `Ihr Antrag ${record.reference} ist gespeichert: ${service}`,
              text: `Guten Tag,\n\nIhr Antrag ist sicher gespeichert.\n\nLeistung: ${service}\nNummer: ${record.reference}\nCode: ${spoken}\nGespeichert: ${saved}\nWir entscheiden spätestens am: ${promised}\n\nStand ansehen:\n${link(sender, record)}\n\nNummer und Code gelten auch unter 115 und am Schalter. Geben Sie sie nur dort an.\n\n${footer.de}\n`,
            }
          : {
              subject: `Your application ${record.reference} is saved: ${service}`,
              text: `Hello,\n\nyour application is safely saved.\n\nService: ${service}\nNumber: ${record.reference}\nCode: ${spoken}\nSaved: ${saved}\nWe decide at the latest on: ${promised}\n\nSee where it stands:\n${link(sender, record)}\n\nNumber and code are also valid at 115 and at the counter. Give them nowhere else.\n\n${footer.en}\n`,
            }
      },
    },
    {
      name: 'question-asked',
      async render(tx, mail) {
        const record = await load(tx, mail.subjectId)
        const inquiry = record && (await openInquiry(tx, record.id))
        // Answered or taken back before the mail left: nothing to ask any more.
        if (!record || inquiry?.id !== mail.data.inquiry) return null
        return record.language === 'de'
          ? {
              subject: `Eine Frage zu Ihrem Antrag ${record.reference}`,
              text: `Guten Tag,\n\nzu Ihrem Antrag ${record.reference} (${record.serviceName.de}) fehlt uns noch eine Sache. Die Frage steht hier, und dort können Sie auch antworten:\n${link(sender, record)}\n\nBis Ihre Antwort da ist, steht die Uhr für unser Versprechen.\n\n${footer.de}\n`,
            }
          : {
              subject: `A question about your application ${record.reference}`,
              text: `Hello,\n\nfor your application ${record.reference} (${record.serviceName.en}) we still lack one thing. The question is here, and you can answer there as well:\n${link(sender, record)}\n\nUntil your answer is here, the clock of our promise stands.\n\n${footer.en}\n`,
            }
      },
    },
    {
      name: 'case-decided',
      async render(tx, mail) {
        const record = await load(tx, mail.subjectId)
        if (!record) return null
        const online = record.delivery === 'online'
        return record.language === 'de'
          ? {
              subject: `Ihr Antrag ${record.reference} ist bearbeitet`,
              text: `Guten Tag,\n\nIhr Antrag ${record.reference} (${record.serviceName.de}) ist bearbeitet. ${online ? 'Das Ergebnis können Sie hier abholen' : 'Das Ergebnis kommt mit der Post. Den Stand sehen Sie hier'}:\n${link(sender, record)}\n\nDort können Sie uns auch sagen, wie es war.\n\n${footer.de}\n`,
            }
          : {
              subject: `Your application ${record.reference} has been dealt with`,
              text: `Hello,\n\nyour application ${record.reference} (${record.serviceName.en}) has been dealt with. ${online ? 'You can fetch the result here' : 'The result comes by post. You can see where it stands here'}:\n${link(sender, record)}\n\nThere you can also tell us how it was.\n\n${footer.en}\n`,
            }
      },
    },
  ]
}
