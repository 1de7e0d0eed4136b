import { afterEveryFile } from './after-every-file.ts'
import { cloneDatabase, cloneOf, type TestDatabase, type TestDatabaseOptions } from './clone-database.ts'

const open = new Set<() => Promise<void>>()
afterEveryFile(async () => {
  for (const drop of open) await drop()
})

/** A migrated database of its own, cloned in about 50 ms; dropped after the file's tests. */
export async function createTestDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  return untilTheEnd(await cloneDatabase(options))
}

/** Not even migrated. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  return untilTheEnd(await cloneOf('template0', 2))
}

function untilTheEnd(database: TestDatabase): TestDatabase {
  const drop = async () => {
    if (open.delete(drop)) await database.drop()
  }
  open.add(drop)
  return { ...database, drop }
}
