import type { Temporal } from 'temporal-polyfill'
import type { Transaction } from '../../foundation/database/index.ts'
import type { NeedFile } from './need-definition.ts'
import { insertStep, lockNeed, saveNeed, withdrawNeeds } from './queries.ts'

/** Takes over the district's file. Steps are only added: those that stand there, by the file or by staff, stay. */
export async function importNeeds(tx: Transaction, { needs }: NeedFile, at: Temporal.Instant): Promise<void> {
  for (const { states, ...need } of needs) {
    await saveNeed(tx, need, null, at)
    const known = (await lockNeed(tx, need.id)).steps.length
    for (const step of states.slice(known)) await insertStep(tx, need.id, step, null, at)
  }
  await withdrawNeeds(
    tx,
    needs.map(({ id }) => id),
    at,
  )
}
