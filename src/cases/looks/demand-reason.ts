import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { Database, Transaction } from '../../foundation/database/index.ts'
import { Conflict } from '../../foundation/errors.ts'
import { populationRegister } from '../../people/index.ts'
import type { StaffStep } from '../acts/act-on-case.ts'
import type { Case } from '../case.ts'
import { type UnusualSign, unusualLook } from './unusual-look.ts'

/** Nothing was shown and nothing done: a look like this needs its reason first. */
export class ReasonMissing extends Conflict {
  constructor(readonly signs: readonly UnusualSign[]) {
    super({
      de: 'Dieser Blick ist ungewöhnlich und braucht zuerst einen Grund. Bitte öffnen Sie den Fall neu.',
      en: 'This look is unusual and needs a reason first. Please open the case anew.',
    })
  }
}

/** What makes this person's look at this case unusual now. */
export async function signsOf(
  db: Database | Transaction,
  step: StaffStep,
  record: Case,
): Promise<UnusualSign[]> {
  const { familyName, givenNames, birthDate } = record.applicant
  const people = birthDate
    ? await populationRegister(db).find({
        familyName,
        givenNames,
        birthDate: Temporal.PlainDate.from(birthDate),
      })
    : []
  return unusualLook(record, step.staff, people, step.at)
}

/** What still has to be explained; null where nothing has to be, or it was. */
export async function unexplained(
  db: Database | Transaction,
  step: StaffStep,
  record: Case,
): Promise<readonly UnusualSign[] | null> {
  const signs = await signsOf(db, step, record)
  if (signs.length === 0) return null
  const { rows } = await sql`
    SELECT FROM cases.look WHERE case_id = ${record.id} AND staff_id = ${step.staff.id} AND until > ${step.at}
    LIMIT 1`.execute(db)
  return rows.length > 0 ? null : signs
}

/** Asked under the lock of the case, in the transaction that reads it. @throws ReasonMissing */
export async function demandReason(tx: Transaction, step: StaffStep, record: Case): Promise<void> {
  const signs = await unexplained(tx, step, record)
  if (signs) throw new ReasonMissing(signs)
}
