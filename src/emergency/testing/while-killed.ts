import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Database } from '../../foundation/database/index.ts'

/** Work that is done again until it says that nothing is left, while connections break under it again and again. @returns how many times it broke */
export async function whileKilled(db: Database, work: () => Promise<number>): Promise<number> {
  let over = false
  let broken = 0
  const killing = (async () => {
    while (!over) {
      await sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()`
        .execute(db)
        .catch(() => {})
      await sleep(15)
    }
  })()
  for (let quiet = 0; quiet < 2; ) {
    try {
      quiet = (await work()) === 0 ? quiet + 1 : 0
      if (broken > 25) over = true
    } catch {
      broken += 1
      // In the end the work has to come through.
      if (broken > 25) over = true
    }
  }
  over = true
  await killing
  return broken
}
