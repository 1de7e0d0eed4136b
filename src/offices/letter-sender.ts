import type { Transaction } from '../foundation/database/index.ts'
import { findOffice } from './queries.ts'

/** Name and address of an office as they stand on its letters, in German: the language of the authority. */
export interface LetterSender {
  readonly office: string
  readonly street: string
  readonly postcode: string
  readonly city: string
}

/** Throws where the office does not exist or has no address: a letter without a sender must not leave. */
export async function letterSender(tx: Transaction, officeId: string): Promise<LetterSender> {
  const office = await findOffice(tx, officeId)
  if (!office?.address) throw new Error(`The office ${officeId} has no address for its letters.`)
  const { street, postcode, place } = office.address
  return { office: office.name.de, street, postcode, city: place }
}
