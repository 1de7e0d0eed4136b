import type { Temporal } from 'temporal-polyfill'
import type { Transaction } from '../../foundation/database/index.ts'
import { berlinDay } from '../../foundation/language/index.ts'
import { addWorkingDays, workingDaysBetween } from '../../offices/index.ts'
import type { Case } from '../case.ts'
import { updateCase } from '../queries.ts'

/** The promise moves by the working days on which the clock stood. */
export async function resumeClock(
  tx: Transaction,
  record: Case,
  at: Temporal.Instant,
  today: Temporal.PlainDate,
): Promise<void> {
  const since = record.waitingSince ? berlinDay(record.waitingSince) : today
  const promisedOn = addWorkingDays(record.promisedOn, workingDaysBetween(since, today))
  await updateCase(tx, record.id, { state: 'in-progress', waitingSince: null, promisedOn }, at)
}
