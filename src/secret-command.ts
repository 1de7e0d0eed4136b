import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { sql } from 'kysely'
import { moveDraftsToSecret } from './applications/index.ts'
import { moveLinksToSecret } from './cases/index.ts'
import { recordAudit } from './foundation/audit/index.ts'
import { systemClock } from './foundation/clock.ts'
import type { Command } from './foundation/command/index.ts'
import { type Database, inTransaction } from './foundation/database/index.ts'
import {
  confirmSecret,
  newSecret,
  readStoredSecret,
  rememberSecret,
  replaceStoredSecret,
} from './foundation/own-secret.ts'
import { StartError } from './foundation/process/index.ts'
import { secretFrom } from './foundation/secret.ts'
import { moveFactorsToSecret } from './people/index.ts'

export interface ChangedSecret {
  readonly cases: number
  readonly drafts: number
  /** Sign-in names of those whose second factor could not be carried over. */
  readonly lostFactors: readonly string[]
}

/** All of it or nothing. Sessions, passwords, passkeys and tokens of programs do not hang on the secret. */
export async function changeSecret(db: Database, before: string, after: string): Promise<ChangedSecret> {
  const [old, own] = [secretFrom(before), secretFrom(after)]
  return inTransaction(db, async tx => {
    const lostFactors = await moveFactorsToSecret(tx, old, own)
    const cases = await moveLinksToSecret(tx, own)
    const drafts = await moveDraftsToSecret(tx, own)
    await rememberSecret(tx, after)
    const object = { kind: 'house', id: 'secret' } as const
    const actor = { kind: 'system', name: 'operator' } as const
    await recordAudit(tx, { actor, act: 'house.secret-changed', object, at: systemClock.now() })
    return { cases, drafts, lostFactors }
  })
}

/** What works with the secret of before would go on giving out links that open nothing. */
async function refuseWhileOpen(db: Database): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    SELECT DISTINCT application_name AS name FROM pg_stat_activity
    WHERE datname = current_database() AND application_name IN ('schalter web', 'schalter worker')`.execute(
    db,
  )
  if (rows.length > 0)
    throw new StartError(`Stop Schalter first (connected: ${rows.map(({ name }) => name).join(', ')}).`)
}

/** A demo’s passwords are made of its secret. */
async function refuseDemo(db: Database): Promise<void> {
  const { rows } = await sql`SELECT FROM people.staff WHERE demo AND active LIMIT 1`.execute(db)
  if (rows.length > 0) throw new StartError('A demo keeps its secret: begin a new one in an empty folder.')
}

export const secretCommand: Command = {
  name: 'secret change',
  usage: 'FILE',
  summary:
    'Makes a new secret and writes it to FILE; links and codes in the hands of citizens end with the old one',
  async run({ config, arguments: [file], say, database }) {
    if (!file) throw new StartError('Name a file for the new secret.')
    const before = config.givenSecret ?? readStoredSecret(config.dataFolder)
    if (!before) throw new StartError('There is no secret yet.')
    const db = await database()
    await confirmSecret(db, before)
    await refuseWhileOpen(db)
    await refuseDemo(db)
    const after = newSecret()
    // Written first: a new secret that only the database knew would be the end of the house.
    await writeFile(resolve(file), `${after}\n`, { mode: 0o600, flag: 'wx' }).catch(error => {
      throw new StartError(`The secret cannot be written to ${resolve(file)}: ${error.code}.`)
    })
    const { cases, drafts, lostFactors } = await changeSecret(db, before, after)
    if (!config.givenSecret) replaceStoredSecret(config.dataFolder, after)
    say(
      config.givenSecret
        ? `Set SCHALTER_SECRET to what stands in ${resolve(file)}, on every host, then start.`
        : 'The data folder has the new secret. Start.',
    )
    say(
      `Links and codes of ${cases} cases and the keys of ${drafts} drafts have ended; mails that leave from now on carry new ones.`,
    )
    say('Codes on paper of the staff have ended, too: everybody orders new ones.')
    if (lostFactors.length > 0)
      say(
        `Second factors that could not be carried over, reset them with user reset-factor: ${lostFactors.join(', ')}`,
      )
    say('Make a backup now: older ones belong to the old secret.')
  },
}
