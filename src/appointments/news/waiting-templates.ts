import { Temporal } from 'temporal-polyfill'
import type { Clock } from '../../foundation/clock.ts'
import type { Transaction } from '../../foundation/database/index.ts'
import { localHref } from '../../foundation/html/index.ts'
import { formatInstant, type Localized } from '../../foundation/language/index.ts'
import type { MailTemplate, QueuedMessage, SmsTemplate } from '../../foundation/messages/index.ts'
import type { Secret } from '../../foundation/secret.ts'
import { readOfficeBook } from '../../offices/index.ts'
import { addressLine, sayOn } from '../slot-words.ts'
import { entryPath } from '../waiting-list/entry-link.ts'
import { type Entry, findEntry, findOfferById, type Offer } from '../waiting-list/queries.ts'
import { waitingMails, waitingSms } from './waiting-messages.ts'

interface Sender {
  readonly secret: Secret
  readonly publicUrl: string
  readonly clock: Clock
}

/** What they are called before people. */
export const waitingMailNames = {
  'waiting-to-confirm': { de: 'Warteliste bestätigen', en: 'Confirm the waiting list' },
  'waiting-offer': { de: 'Platz von der Warteliste', en: 'Place from the waiting list' },
} as const satisfies Record<string, Localized>

/** Nothing is sent once it would be worthless. */
async function unconfirmed(
  tx: Transaction,
  clock: Clock,
  { subjectId }: QueuedMessage,
): Promise<Entry | null> {
  const entry = await findEntry(tx, subjectId)
  if (entry?.state !== 'unconfirmed') return null
  return Temporal.Instant.compare(entry.confirmUntil!, clock.now()) > 0 ? entry : null
}

async function offered(
  tx: Transaction,
  clock: Clock,
  { subjectId, data }: QueuedMessage,
): Promise<{ readonly entry: Entry; readonly offer: Offer } | null> {
  const entry = await findEntry(tx, subjectId)
  const offer = await findOfferById(tx, String(data.offer))
  if (!entry || offer?.state !== 'open') return null
  return Temporal.Instant.compare(offer.answerUntil, clock.now()) > 0 ? { entry, offer } : null
}

function linkTo({ secret, publicUrl }: Sender, { id, language }: Entry): string {
  return publicUrl + localHref(entryPath(secret, id), language)
}

/** The link is derived when the message is rendered; it rests nowhere. What somebody typed is never repeated. */
export function waitingMailTemplates(sender: Sender): MailTemplate[] {
  return [
    {
      name: 'waiting-to-confirm',
      async render(tx, mail) {
        const entry = await unconfirmed(tx, sender.clock, mail)
        if (!entry) return null
        const { language, confirmUntil } = entry
        return waitingMails[language].toConfirm(linkTo(sender, entry), formatInstant(confirmUntil!, language))
      },
    },
    {
      name: 'waiting-offer',
      async render(tx, mail) {
        const found = await offered(tx, sender.clock, mail)
        if (!found) return null
        const { entry, offer } = found
        const { language } = entry
        const office = (await readOfficeBook(tx)).offices.get(offer.office)!
        return waitingMails[language].offer({
          when: sayOn(offer, language),
          where: [office.name[language], addressLine(office)].filter(Boolean).join(', '),
          until: formatInstant(offer.answerUntil, language),
          moves: entry.appointmentId !== null,
          link: linkTo(sender, entry),
        })
      },
    },
  ]
}

export function waitingSmsTemplates(sender: Sender): SmsTemplate[] {
  return [
    {
      name: 'waiting-sms-to-confirm',
      async render(tx, sms) {
        const entry = await unconfirmed(tx, sender.clock, sms)
        return entry && { text: waitingSms[entry.language].toConfirm(linkTo(sender, entry)) }
      },
    },
    {
      name: 'waiting-sms-offer',
      async render(tx, sms) {
        const found = await offered(tx, sender.clock, sms)
        if (!found) return null
        const { entry, offer } = found
        const until = formatInstant(offer.answerUntil, entry.language)
        return { text: waitingSms[entry.language].offer(linkTo(sender, entry), until) }
      },
    },
  ]
}
