import {
  dwellingText,
  mainDwelling,
  type RegisteredDwelling,
  type RegisteredPerson,
  sameName,
  similarName,
} from '../../people/index.ts'
import type { RegisterField } from '../../services/index.ts'
import type { Snapshot, SnapshotAnswer } from '../snapshot.ts'
import type { FurtherMatch } from './further-people.ts'

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

/** The former dwelling an answer means; of several that it does not name, the one left last. */
export function formerDwelling(person: RegisteredPerson, answered: string): RegisteredDwelling | undefined {
  const former = person.dwellings
    .filter(({ kind }) => kind === 'former')
    .sort((a, b) => b.movedInOn.toString().localeCompare(a.movedInOn.toString()))
  return former.find(dwelling => sameAddress(answered, comparable(dwelling))) ?? former[0]
}

interface Held {
  readonly value: string
  readonly text: string
}

/** What the register holds in this field, comparable and readable; an answer may choose among former dwellings. */
function registered(person: RegisteredPerson, field: RegisterField, answered: string): Held | null {
  const plain = (text: string | null) => (text ? { value: text, text } : null)
  const address = (dwelling: RegisteredDwelling | undefined) =>
    dwelling ? { value: comparable(dwelling), text: dwellingText(dwelling) } : null
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
      return address(main)
    case 'secondaryAddress':
      return address(person.dwellings.find(({ kind }) => kind === 'secondary'))
    case 'formerAddress':
      return address(formerDwelling(person, answered))
    case 'movedInOn':
      return main ? { value: main.movedInOn.toString(), text: germanDay(main.movedInOn) } : null
  }
}

function comparable({ street, postcode, place }: RegisteredDwelling): string {
  return [street, postcode, place].join('|')
}

/** Staff read days as `31.12.1980`, whatever the language of the application. */
function germanDay(day: { day: number; month: number; year: number }): string {
  return `${String(day.day).padStart(2, '0')}.${String(day.month).padStart(2, '0')}.${day.year}`
}

const nameFields: readonly RegisterField[] = ['familyName', 'givenNames', 'birthName', 'birthPlace']
const addressFields: readonly RegisterField[] = ['mainAddress', 'secondaryAddress', 'formerAddress']
/** What somebody may lack: an answer then stands against the register. */
const fieldsOfSome: readonly RegisterField[] = ['birthName', 'secondaryAddress', 'formerAddress']

/** `Musterweg 7`, `Musterweg 7 ` and `Musterwg. 7` are told apart; `Musterstr. 7` and `Musterstraße 7` are not. */
function sameAddress(a: string, b: string): boolean {
  const tidy = (address: string) =>
    address.replace(/str(\.|aße|asse)(?=\W|$)/gi, 'str').replace(/(\d)\s+([a-z])\b/gi, '$1$2')
  return similarName(tidy(a), tidy(b))
}

function agreementOf(field: RegisterField, answered: string, held: string): Agreement {
  if (addressFields.includes(field)) return sameAddress(answered, held) ? 'same' : 'contradiction'
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
  const held = answer.register && person ? registered(person, answer.register, answer.value) : null
  if (!answer.register || !person) return { answer, registered: null, agreement: 'not-in-register' }
  if (!held) {
    // The register knows that there is nothing, such as no birth name: an answer then is news.
    const agreement =
      answer.value === ''
        ? 'same'
        : fieldsOfSome.includes(answer.register)
          ? 'contradiction'
          : 'not-in-register'
    return { answer, registered: null, agreement }
  }
  if (answer.value === '') return { answer, registered: held.text, agreement: 'unanswered' }
  if (answer.register === 'givenNames' && someGivenNames(answer.value, held.value))
    return { answer, registered: held.text, agreement: 'same' }
  return { answer, registered: held.text, agreement: agreementOf(answer.register, answer.value, held.value) }
}

/** People of a repeated question: each has to be found, living with the applicant. */
function comparePeople(answer: SnapshotAnswer, named: readonly FurtherMatch[]): ComparedAnswer {
  const found = named.flatMap(({ found }) =>
    found ? [`${found.givenNames} ${found.familyName}`.trim()] : [],
  )
  const agreement = found.length === named.length ? 'same' : 'contradiction'
  return { answer, registered: found.join(', ') || null, agreement }
}

/** Every answer beside what the register holds, in the order in which it was asked. */
export function compareWithRegister(
  snapshot: Snapshot,
  person: RegisteredPerson | null,
  further: readonly FurtherMatch[] = [],
): ComparedAnswer[] {
  return snapshot.sections
    .flatMap(section => section.answers)
    .map(answer => {
      const named = further.filter(({ question }) => question === answer.question)
      return named.length > 0 ? comparePeople(answer, named) : compareAnswer(answer, person)
    })
}

export function contradictions(
  compared: readonly ComparedAnswer[],
  cleared: readonly string[],
): ComparedAnswer[] {
  return compared.filter(one => one.agreement === 'contradiction' && !cleared.includes(one.answer.question))
}
