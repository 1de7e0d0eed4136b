import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { Database, Transaction } from '../foundation/database/index.ts'
import { folded } from './names.ts'
import type { PersonaDefinition } from './people-definition.ts'
import type { PopulationRegister, RegisteredPerson, RegisterQuery } from './population-register.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

export function registeredPerson(record: PersonaDefinition): RegisteredPerson {
  return {
    id: record.id,
    familyName: record.familyName,
    givenNames: record.givenNames ?? '',
    callName: record.callName,
    birthName: record.birthName,
    formerNames: record.formerNames,
    doctorate: record.doctorate,
    artistName: record.artistName,
    birthDate: day(record.birthDate),
    birthPlace: record.birthPlace,
    birthCountry: record.birthCountry,
    dwellings: record.dwellings.map(dwelling => ({
      kind: dwelling.kind,
      street: dwelling.street,
      postcode: dwelling.postcode,
      place: dwelling.place,
      movedInOn: day(dwelling.movedInOn),
      movedOutOn: dwelling.movedOutOn ? day(dwelling.movedOutOn) : null,
    })),
    disclosureBlockUntil: record.disclosureBlockUntil ? day(record.disclosureBlockUntil) : null,
    diedOn: record.diedOn ? day(record.diedOn) : null,
  }
}

function sharesAName(person: RegisteredPerson, query: RegisterQuery): boolean {
  const family = folded(query.familyName)
  const families = [person.familyName, person.birthName ?? '', ...person.formerNames].map(folded)
  if (family !== '' && families.includes(family)) return true
  const given = folded(query.givenNames).split(' ')
  return folded(person.givenNames)
    .split(' ')
    .some(name => name !== '' && given.includes(name))
}

/** The demo's register: personas of `district/people/personas.yaml`. */
export function simulatedRegister(db: Database | Transaction): PopulationRegister {
  return {
    async find(query) {
      const { rows } = await sql<{ record: PersonaDefinition }>`
        SELECT record FROM people.persona WHERE birth_date = ${query.birthDate} ORDER BY id LIMIT 50`.execute(
        db,
      )
      return rows.map(row => registeredPerson(row.record)).filter(person => sharesAName(person, query))
    },
  }
}
