import type { RegisteredDwelling, RegisteredPerson } from './population-register.ts'

/** The dwelling that counts as the main one (§ 21 (2) BMG), or the only one. */
export function mainDwelling(person: RegisteredPerson): RegisteredDwelling | undefined {
  return person.dwellings.find(dwelling => dwelling.kind === 'sole' || dwelling.kind === 'main')
}

export function dwellingText(dwelling: RegisteredDwelling): string {
  return `${dwelling.street}, ${dwelling.postcode} ${dwelling.place}`
}
