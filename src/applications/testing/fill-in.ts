import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import type { House } from '../../foundation/http/index.ts'
import { Visitor } from './visitor.ts'

/** A visitor on the first page of a new draft. */
export async function begin(server: FastifyInstance, service = 'with-form', language = ''): Promise<Visitor> {
  const visitor = new Visitor(server)
  await visitor.get(`${language}/antrag/${service}`)
  await visitor.post(`${language}/antrag/${service}`)
  return visitor
}

export const idOf = (visitor: Visitor) => /[0-9a-f-]{36}/.exec(visitor.path)![0]

export const person = {
  familyName: 'Yıldız',
  givenNames: 'Ayşe',
  birthDate: '14.03.1988',
  'mainAddress-street': 'Musterweg 7',
  'mainAddress-postcode': '22111',
  'mainAddress-place': 'Hamburg',
}
export const dog = { dogName: 'Bello', chip: '276098100123456', origin: 'shelter' }

/** Answers every page of the sample form, up to the check. */
export async function fillIn(visitor: Visitor): Promise<void> {
  await visitor.answer({ ...person, _act: 'next' })
  await visitor.answer({ _act: 'add:dogs' })
  await visitor.answer(dog)
  await visitor.answer({ count: '', _act: 'next' })
  await visitor.answer({ insured: 'no', _act: 'next' })
  await visitor.answer({ insured: 'no', why: 'Noch keine.', _act: 'next' })
  await visitor.answer({ promise: 'yes', _act: 'next' })
  await visitor.answer({ delivery: 'online', email: 'a@example.org', phone: '', iban: '', _act: 'next' })
}

/** What the draft on screen holds. */
export async function answersOf(house: House, visitor: Visitor): Promise<Record<string, unknown>> {
  const { rows } = await sql<{ answers: Record<string, unknown> }>`
    SELECT answers FROM applications.draft WHERE id = ${idOf(visitor)}`.execute(house.db)
  return rows[0]!.answers
}
