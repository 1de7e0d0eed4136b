import { Temporal } from 'temporal-polyfill'
import type { Case } from '../../cases/index.ts'
import type { FieldProblem } from '../../foundation/html/index.ts'
import type { Body } from '../../foundation/http/index.ts'
import { formatShortDay } from '../../foundation/language/index.ts'
import { type Outcome, type Reader, readDay, readFormat, textSentences } from '../../foundation/text/index.ts'
import type { Errand } from '../appointment.ts'
import type { Person } from '../booking/person-key.ts'
import { bookingMessages } from './messages.ts'

/** What was typed, as it was typed. */
export interface TypedBooking {
  readonly persons: readonly { readonly name: string; readonly birthDate: string }[]
  readonly email: string
  readonly phone: string
  readonly remind: boolean
}

export interface ReadBooking {
  /** Whoever books first. */
  readonly persons: readonly Person[]
  readonly email: string | null
  readonly phone: string | null
  readonly remind: boolean
}

export const fieldOf = (field: 'name' | 'geburtsdatum', n: number) => (n === 0 ? field : `${field}-${n + 1}`)

/** As many people as the largest of the matters has. */
export function personsNamed(errands: readonly Errand[]): number {
  return Math.max(...errands.map(({ persons }) => persons))
}

export function typedBooking(body: Body, count: number): TypedBooking {
  const persons = Array.from({ length: count }, (_, n) => ({
    name: body.get(fieldOf('name', n)),
    birthDate: body.get(fieldOf('geburtsdatum', n)).slice(0, 40),
  }))
  return {
    persons,
    email: body.get('email').slice(0, 300),
    phone: body.get('telefon').slice(0, 60),
    remind: body.has('erinnern'),
  }
}

/** What an application says of who comes first; whoever fills it in for others changes it. */
export function withApplicant(typed: TypedBooking, { applicant, contact }: Case): TypedBooking {
  const { givenNames, familyName, birthDate } = applicant
  const day = birthDate ? formatShortDay(Temporal.PlainDate.from(birthDate), 'de') : ''
  const [, ...others] = typed.persons
  return {
    ...typed,
    persons: [{ name: `${givenNames} ${familyName}`.trim(), birthDate: day }, ...others],
    email: contact.email ?? '',
    phone: contact.phone ?? '',
  }
}

const LONGEST_NAME = 120

/** Every field is looked at, so that all sentences come at once. @param person how one of several is called */
export function readBooking(
  typed: TypedBooking,
  phoneNeeded: boolean,
  reader: Reader,
  person: (n: number) => string = bookingMessages[reader.language].person,
): { readonly booking: ReadBooking; readonly problems: readonly FieldProblem[] } {
  const t = bookingMessages[reader.language]
  const problems: FieldProblem[] = []
  const take = (
    field: string,
    label: string,
    text: string,
    outcome: Outcome | null,
    needed: boolean,
  ): string | null => {
    if (text.trim() === '' || !outcome) {
      if (needed) problems.push({ field, label, sentence: textSentences[reader.language].missingText })
      return null
    }
    if ('faults' in outcome) {
      problems.push({ field, label, sentence: outcome.faults[0]!.sentence })
      return null
    }
    return outcome.value
  }
  const several = typed.persons.length > 1
  const persons = typed.persons.map(({ name, birthDate }, n) => {
    const label = (word: string) => (several ? `${person(n + 1)}, ${word}` : word)
    return {
      name: take(fieldOf('name', n), label(t.name), name, readName(name, reader), true),
      birthDate: take(
        fieldOf('geburtsdatum', n),
        label(t.birthDate),
        birthDate,
        readBirthDate(birthDate, reader),
        true,
      ),
    }
  })
  const email = take('email', t.email, typed.email, readFormat.email(typed.email, reader.language), false)
  const phone = take(
    'telefon',
    t.phone,
    typed.phone,
    readFormat.phone(typed.phone, reader.language),
    phoneNeeded,
  )
  const read = persons.flatMap(({ name, birthDate }): Person[] =>
    name && birthDate ? [{ name, birthDate: Temporal.PlainDate.from(birthDate) }] : [],
  )
  return { booking: { persons: read, email, phone, remind: typed.remind && email !== null }, problems }
}

function readName(text: string, { language }: Reader): Outcome {
  const words = textSentences[language]
  if (text.length > LONGEST_NAME) return { faults: [{ sentence: words.tooLong(LONGEST_NAME, text.length) }] }
  return readFormat.name(text, language)
}

function readBirthDate(text: string, reader: Reader): Outcome {
  return readDay({ notAfter: 'today', notBefore: '1900-01-01' }, text, reader)
}
