import type { Temporal } from 'temporal-polyfill'
import type { Transaction } from '../../foundation/database/index.ts'
import { countTry, type Limit } from '../../foundation/http/index.ts'
import type { Language } from '../../foundation/language/index.ts'
import { queueMail } from '../../foundation/messages/index.ts'
import type { Secret } from '../../foundation/secret.ts'
import { isEmail } from '../answers/text-formats.ts'
import { tidyLine } from '../answers/tidy-text.ts'

/** Anybody can type anybody's address. */
const perAddress: Limit = { purpose: 'draft-saved', tries: 3, windowMinutes: 60 }

export type LinkSending = 'queued' | 'no-address' | 'too-many'

/** Sends the link of a draft to an address; the mail carries no word that somebody typed. */
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
  await queueMail(tx, { address, template: 'draft-saved', language, subjectId, at })
  return 'queued'
}
