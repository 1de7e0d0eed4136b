import { type RegisteredDwelling, type RegisteredPerson, sameName, similarName } from '../people/index.ts'
import type { RegisterField } from '../services/index.ts'
import type { Snapshot, SnapshotAnswer } from './snapshot.ts'

/**
 * - `same`: equal
 * - `spelling`: the same name written with other letters (`Yildiz`, `Yıldız`): shown, stops nothing
 * - `contradiction`: stops a certificate until a person has cleared it up
 * - `unanswered`: the register knows it, the form was left empty
 * - `not-in-register`: nothing to compare with
 */
export type Agreement = 'same' | 'spelling' | 'contradiction' | 'unanswered' | 'not-in-register'

export interface ComparedAnswer {
  readonly answer: SnapshotAnswer
  readonly registered: string | null
  readonly agreement: Agreement
}

/** The dwelling that counts as the main one (§ 21 (2) BMG), or the only one. */
export function mainDwelling(person: RegisteredPerson): RegisteredDwelling | undefined {
  return person.dwellings.find(dwelling => dwelling.kind === 'sole' || dwelling.kind === 'main')
}

export function dwellingText(dwelling: RegisteredDwelling): string {
  return `${dwelling.street}, ${dwelling.postcode} ${dwelling.place}`
}

/** What the register holds in this field, comparable and readable. */
function registered(person: RegisteredPerson, field: RegisterField): { value: string; text: string } | null {
  const plain = (text: string | null) => (text ? { value: text, text } : null)
  const main = mainDwelling(person)
  switch (field) {
    case 'familyName':
      return plain(person.familyName)
    case 'givenNames':
      return plain(person.givenNames)
    case 'birthName':
      return plain(person.birthName)
    case 'birthDate':
      return { value: person.birthDate.toString(), text: germanDay(person.birthDate) }
    case 'birthPlace':
      return plain(person.birthPlace)
    case 'mainAddress':
      return main
        ? { value: [main.street, main.postcode, main.place].join('|'), text: dwellingText(main) }
        : null
    case 'movedInOn':
      return main ? { value: main.movedInOn.toString(), text: germanDay(main.movedInOn) } : null
  }
}

/** Staff read days as `31.12.1980`, whatever the language of the application. */
function germanDay(day: { day: number; month: number; year: number }): string {
  return `${String(day.day).padStart(2, '0')}.${String(day.month).padStart(2, '0')}.${day.year}`
}

const nameFields: readonly RegisterField[] = ['familyName', 'givenNames', 'birthName', 'birthPlace']

/** `Musterweg 7`, `Musterweg 7 ` and `Musterwg. 7` are told apart; `Musterstr. 7` and `Musterstraße 7` are not. */
function sameAddress(a: string, b: string): boolean {
  const tidy = (address: string) =>
    address.replace(/str(\.|aße|asse)(?=\W|$)/gi, 'str').replace(/(\d)\s+([a-z])\b/gi, '$1$2')
  return similarName(tidy(a), tidy(b))
}

function agreementOf(field: RegisterField, answered: string, held: string): Agreement {
  if (field === 'mainAddress') return sameAddress(answered, held) ? 'same' : 'contradiction'
  if (!nameFields.includes(field)) return answered === held ? 'same' : 'contradiction'
  if (sameName(answered, held)) return 'same'
  return similarName(answered, held) ? 'spelling' : 'contradiction'
}

/** Some of several given names are enough: people do not write all of theirs everywhere. */
function someGivenNames(answered: string, held: string): boolean {
  const all = held.split(/\s+/)
  return answered.split(/\s+/).every(name => all.some(other => sameName(name, other)))
}

function compareAnswer(answer: SnapshotAnswer, person: RegisteredPerson | null): ComparedAnswer {
  const held = answer.register && person ? registered(person, answer.register) : null
  if (!answer.register || !person) return { answer, registered: null, agreement: 'not-in-register' }
  if (!held) {
    // The register knows that there is nothing, such as no birth name: an answer then is news.
    const agreement =
      answer.value === '' ? 'same' : answer.register === 'birthName' ? 'contradiction' : 'not-in-register'
    return { answer, registered: null, agreement }
  }
  if (answer.value === '') return { answer, registered: held.text, agreement: 'unanswered' }
  if (answer.register === 'givenNames' && someGivenNames(answer.value, held.value))
    return { answer, registered: held.text, agreement: 'same' }
  return { answer, registered: held.text, agreement: agreementOf(answer.register, answer.value, held.value) }
}

/** Every answer beside what the register holds, in the order in which it was asked. */
export function compareWithRegister(snapshot: Snapshot, person: RegisteredPerson | null): ComparedAnswer[] {
  return snapshot.sections.flatMap(section => section.answers).map(answer => compareAnswer(answer, person))
}

export function contradictions(
  compared: readonly ComparedAnswer[],
  cleared: readonly string[],
): ComparedAnswer[] {
  return compared.filter(one => one.agreement === 'contradiction' && !cleared.includes(one.answer.question))
}
