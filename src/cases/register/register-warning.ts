import { Temporal } from 'temporal-polyfill'
import type { Localized } from '../../foundation/language/index.ts'
import type { RegisteredPerson } from '../../people/index.ts'

export interface RegisterWarning {
  readonly sentence: Localized
  /** Whether a person may go on after having looked into it. */
  readonly clearable: boolean
}

/** Among the cleared fields of a case: the warning of the register itself. */
export const REGISTER_WARNING = '@register'

/** What the register says about a person that stops a certificate until somebody has looked into it. */
export function registerWarning(
  person: RegisteredPerson,
  today: Temporal.PlainDate,
  cleared: readonly string[] = [],
): RegisterWarning | null {
  if (person.diedOn) {
    const sentence = {
      de: 'Die Person ist laut Register verstorben.',
      en: 'According to the register the person has died.',
    }
    return { sentence, clearable: false }
  }
  const block = person.disclosureBlockUntil
  if (!block || Temporal.PlainDate.compare(block, today) < 0 || cleared.includes(REGISTER_WARNING))
    return null
  // The person herself may have her certificate; somebody who only claims to be her must not.
  const sentence = {
    de: 'Im Register steht eine Auskunftssperre (§ 51 BMG). Erst prüfen, ob die Person selbst den Antrag gestellt hat.',
    en: 'The register holds a disclosure block (§ 51 BMG). First check whether the person herself has applied.',
  }
  return { sentence, clearable: true }
}
