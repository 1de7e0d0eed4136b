import { Temporal } from 'temporal-polyfill'
import type { Transaction } from '../../foundation/database/index.ts'
import { countTry, type Limit } from '../../foundation/http/index.ts'
import type { Language } from '../../foundation/language/index.ts'
import { mailsAbout, queueMail } from '../../foundation/messages/index.ts'
import type { Secret } from '../../foundation/secret.ts'
import { isEmail, tidyLine } from '../../foundation/text/index.ts'

/** Anybody can type anybody's address. More than three an hour wait in order; this keeps the queue short. */
const perAddress: Limit = { purpose: 'draft-saved', tries: 10, windowMinutes: 60 }

export type LinkSending = { readonly leavesAt: Temporal.Instant } | 'no-address' | 'too-many'

/**
 * Sends the link of a draft to an address; the mail carries no word that somebody typed. A link that still waits for
 * its turn is not queued a second time.
 */
export async function sendDraftLink(
  tx: Transaction,
  secret: Secret,
  send: {
    readonly draftId: string
    readonly address: string
    readonly language: Language
    readonly at: Temporal.Instant
  },
): Promise<LinkSending> {
  const address = tidyLine(send.address)
  if (!isEmail(address)) return 'no-address'
  const key = address.toLowerCase()
  if (!(await countTry(tx, secret, perAddress, key, send.at))) return 'too-many'
  const { draftId: subjectId, language, at } = send
  const mail = { address, template: 'draft-saved', language, subjectId, at } as const
  const waiting = (await mailsAbout(tx, subjectId)).find(
    one => one.address.toLowerCase() === key && !one.sentAt && !one.givenUpAt && isAfter(one.dueAt, at),
  )
  return { leavesAt: waiting?.dueAt ?? (await queueMail(tx, mail)) }
}

const isAfter = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) > 0
