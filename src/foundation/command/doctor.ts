import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { isIP } from 'node:net'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { type Database, openDatabase, pendingMigrations, poolOf } from '../database/index.ts'
import { canCheckFiles } from '../files/index.ts'
import { fingerprintOf, readStoredSecret, rememberedFingerprint } from '../own-secret.ts'
import { sentenceOf } from '../process/index.ts'
import type { Call, Command } from './command.ts'
import { databaseWay, mailWay, wayToDatabase } from './encrypted-ways.ts'
import { type Finding, note, ok, wrong } from './finding.ts'
import { houseFindings } from './house-findings.ts'
import { mailServer } from './mail-server.ts'

export const doctor: Command = {
  name: 'doctor',
  summary: 'Says what is wrong with this installation; ends with 1 when something is',
  async run(call) {
    const findings = [
      ok(`Node.js ${process.version}`),
      ...dataFolder(call.config),
      ...(await database(call)),
      ...publicAddress(call.config),
      await mailServer(call.config),
      ...mailWay(call.config),
      smsWay(call.config),
      leakedPasswords(call.config),
      letters(),
      await uploads(),
    ]
    for (const { state, text } of findings) call.say(`${state.padEnd(6)}${text}`)
    if (findings.some(({ state }) => state === 'wrong')) process.exitCode = 1
  },
}

function smsWay({ sms }: Config): Finding {
  return sms
    ? ok(`SMS go out through ${new URL(sms.url).host}`)
    : note('No gateway for SMS is set: none is offered, except in the demo')
}

const ENOUGH_SPACE = 1_000_000_000

function dataFolder({ dataFolder: folder }: Config): Finding[] {
  const found = statSync(folder, { throwIfNoEntry: false })
  if (!found) return [note(`The data folder ${folder} does not exist yet: npm start makes it`)]
  const findings: Finding[] = []
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    findings.push(ok(`The data folder is ${folder}`))
  } catch {
    findings.push(wrong(`The data folder ${folder} may not be written to by this account`))
  }
  if (found.mode & 0o077)
    findings.push(note(`The data folder ${folder} is open to other accounts: chmod 700`))
  const { bavail, bsize, ffree, files } = statfsSync(folder)
  const free = bavail * bsize
  if (free < ENOUGH_SPACE)
    findings.push(wrong(`Only ${Math.round(free / 1e6)} MB are free in the data folder`))
  if (files > 0 && ffree < 10_000)
    findings.push(wrong('The file system of the data folder has hardly an inode left'))
  return findings
}

async function database(call: Call): Promise<Finding[]> {
  const { databaseUrl, dataFolder } = call.config
  if (!databaseUrl && !existsSync(join(dataFolder, 'postgres'))) {
    return [note('There is no database yet: npm start makes one')]
  }
  let db: Database | undefined
  try {
    db = openDatabase((await call.connection()).url, { max: 1, name: 'schalter doctor' })
    const pool = poolOf(db)
    const { rows } = await pool.query(
      "SELECT current_setting('server_version') AS version, current_setting('server_version_num')::int AS number",
    )
    const { version, number } = rows[0]
    const kind = databaseUrl ? 'outside' : 'embedded'
    const findings = [
      number >= 150_000
        ? ok(`PostgreSQL ${version}, ${kind}`)
        : wrong(`PostgreSQL ${version} is too old: 15 or newer`),
    ]
    findings.push(databaseWay(await wayToDatabase(db)))
    const missing = await pendingMigrations(text => pool.query(text))
    if (missing.length > 0) {
      return [...findings, wrong(`${missing.length} migrations are not applied: npm run schalter -- migrate`)]
    }
    return [
      ...findings,
      ok('All migrations are applied'),
      await secret(call.config, db),
      await role(db),
      ...(await houseFindings(db)),
    ]
  } catch (error) {
    return [wrong(sentenceOf(error))]
  } finally {
    await db?.destroy()
  }
}

async function secret(config: Config, db: Database): Promise<Finding> {
  const own = config.givenSecret ?? readStoredSecret(config.dataFolder)
  const remembered = await rememberedFingerprint(db)
  if (!own)
    return remembered
      ? wrong('The secret of this database is missing: set SCHALTER_SECRET')
      : note('There is no secret yet')
  if (remembered && remembered !== fingerprintOf(own))
    return wrong('SCHALTER_SECRET is not the secret this database was used with')
  return ok('The secret is the one this database was used with')
}

async function role(db: Database): Promise<Finding> {
  const { rows } = await poolOf(db).query(
    "SELECT has_table_privilege('foundation.audit', 'UPDATE') AS may_rewrite",
  )
  return rows[0].may_rewrite
    ? note(
        'The program may alter its tables and its audit: give it a role of its own (DATABASE_URL beside MIGRATION_URL)',
      )
    : ok('The program works under a role that can alter neither tables nor audit')
}

function publicAddress({ publicUrl, host }: Config): Finding[] {
  const { hostname, protocol } = new URL(publicUrl)
  const local = (name: string) =>
    name === 'localhost' || name.startsWith('127.') || name === '::1' || name === '[::1]'
  if (local(hostname) && !local(host))
    return [wrong(`HOST is ${host}, but links in mails would lead to ${publicUrl}: set PUBLIC_URL`)]
  if (local(hostname))
    return [note(`Links in mails lead to ${publicUrl}: good for a demo on this machine only`)]
  if (protocol !== 'https:')
    return [wrong(`PUBLIC_URL is ${publicUrl}: without https everybody on the way can read along`)]
  if (isIP(hostname.replace(/[[\]]/g, '')))
    return [note(`PUBLIC_URL is ${publicUrl}: a name is easier to trust than a number`)]
  return [ok(`Links in mails lead to ${publicUrl}`)]
}

function leakedPasswords({ leakedPasswords: file }: Config): Finding {
  if (!file) return note('LEAKED_PASSWORDS is not set: new passwords are not looked up among stolen ones')
  try {
    accessSync(file, constants.R_OK)
    return ok(`New passwords are looked up in ${file}`)
  } catch {
    return wrong(`The list of stolen passwords ${file} cannot be read: nobody can choose a password`)
  }
}

/** Letters are set by a program in a package of its own for every platform. */
function letters(): Finding {
  try {
    createRequire(import.meta.url)('@myriaddreamin/typst-ts-node-compiler')
    return ok('Letters can be made')
  } catch {
    return wrong(
      `Letters cannot be made: there is no Typst for ${process.platform}-${process.arch} in node_modules`,
    )
  }
}

/** What is handed in is looked at by a program of its own, and is not taken where that cannot run. */
async function uploads(): Promise<Finding> {
  return (await canCheckFiles())
    ? ok('Files that are handed in can be checked')
    : wrong(
        'Files cannot be handed in: dist/inspect-file.js does not run here under its limits, or there is no sharp for this platform',
      )
}
