import { randomUUID } from 'node:crypto'
import { Temporal } from 'temporal-polyfill'
import { type Database, inTransaction } from '../../foundation/database/index.ts'
import type { Secret } from '../../foundation/secret.ts'
import { type Confirmed, confirmJoining, joinList, type ToJoin } from '../waiting-list/join-list.ts'
import { beforeOpening, demand, monday } from './small-city.ts'

/** Somebody who takes what comes within a month. */
export function toJoin(overrides: Partial<ToJoin> = {}): ToJoin {
  const id = overrides.id ?? randomUUID()
  return {
    id,
    errands: [{ id: 'personalausweis', persons: 1 }],
    needs: [],
    wishes: {
      demand: demand(),
      offices: null,
      hours: { from: 0, until: 48 },
      weekdays: [1, 2, 3, 4, 5, 6, 7],
      untilDay: monday.add({ days: 30 }),
    },
    persons: [{ name: `Demo ${id}`, birthDate: Temporal.PlainDate.from('1980-02-29') }],
    appointmentId: null,
    contact: { email: `${id}@example.org`, mobile: null },
    confirmed: false,
    language: 'de',
    demo: true,
    at: beforeOpening,
    ...overrides,
  }
}

/** Joins and confirms. @returns the id of the line, and what became of it */
export async function joinWaiting(
  db: Database,
  secret: Secret,
  overrides: Partial<ToJoin> = {},
): Promise<{ readonly id: string; readonly outcome: Confirmed }> {
  const join = toJoin(overrides)
  await inTransaction(db, tx => joinList(tx, join))
  return { id: join.id, outcome: await inTransaction(db, tx => confirmJoining(tx, secret, join)) }
}
