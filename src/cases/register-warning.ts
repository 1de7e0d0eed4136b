import { Temporal } from 'temporal-polyfill'
import type { Localized } from '../foundation/language/index.ts'
import type { RegisteredPerson } from '../people/index.ts'

/** What the register says about a person that stops a certificate until somebody has looked into it. */
export function registerWarning(person: RegisteredPerson, today: Temporal.PlainDate): Localized | null {
  if (person.diedOn) {
    return {
      de: 'Die Person ist laut Register verstorben.',
      en: 'According to the register the person has died.',
    }
  }
  const block = person.disclosureBlockUntil
  if (block && Temporal.PlainDate.compare(block, today) >= 0) {
    return {
      de: 'Im Register steht eine Auskunftssperre (§ 51 BMG). Bitte die Teamleitung hinzuziehen.',
      en: 'The register holds a disclosure block (§ 51 BMG). Please involve the team lead.',
    }
  }
  return null
}
