import type { Temporal } from 'temporal-polyfill'
import { mainDwelling, type RegisteredPerson } from '../../people/index.ts'
import type { LetterContent } from '../../post/index.ts'
import { type Case, fullName } from '../case.ts'

/** Who signs for the office, and where it can be reached. */
export interface ResultSender {
  readonly sender: LetterContent['sender']
  readonly signature: string
}

/** Who gets the letter: the person as the register has them, where it does. */
export interface Addressee {
  readonly record: Case
  readonly person: RegisteredPerson | null
}

/** Where the letter goes: for a certificate to the registered address, otherwise to the one that was given. */
export function recipientLines({ record, person }: Addressee): string[] {
  const main = person ? mainDwelling(person) : undefined
  const certified = record.outcome === 'certificate' && person && main
  const name = certified ? `${person.givenNames} ${person.familyName}`.trim() : fullName(record.applicant)
  const address = certified ? [main.street, `${main.postcode} ${main.place}`] : record.contact.postalAddress
  return [name, ...address].map(line => line.slice(0, 120)).slice(0, 6)
}

/** Whether the letter would reach anyone. */
export function hasAddress(addressee: Addressee): boolean {
  return recipientLines(addressee).length > 1
}

/** What every letter of a case begins and ends with. German, the official language (§ 23 (1) VwVfG). */
export function letterToApplicant(addressee: Addressee, from: ResultSender, today: Temporal.PlainDate) {
  const { record } = addressee
  const lines = recipientLines(addressee)
  return {
    language: 'de',
    demo: record.demo,
    sender: from.sender,
    recipient: { lines },
    reference: record.reference,
    date: today.toString(),
    salutation: `Guten Tag, ${lines[0]},`,
    closing: { greeting: 'Freundliche Grüße', name: from.signature },
  } as const
}
