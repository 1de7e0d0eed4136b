import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { draftToken } from './applications/drafts/draft.ts'
import { startDraft } from './applications/drafts/start-draft.ts'
import { findCaseByToken } from './cases/access/citizen-access.ts'
import { accessCode, checkCode, linkToken } from './cases/index.ts'
import { CaseHouse } from './cases/testing/case-house.ts'
import { openDatabase } from './foundation/database/index.ts'
import { asCitizen } from './foundation/http/index.ts'
import { confirmSecret } from './foundation/own-secret.ts'
import { secretFrom, tokenHash } from './foundation/secret.ts'
import { codeOf, stepAt } from './people/second-factor/one-time-code.ts'
import { acceptRecoveryCode, renewRecoveryCodes } from './people/second-factor/recovery-codes.ts'
import { acceptTotp } from './people/second-factor/totp-of-staff.ts'
import { beginSession, findSession } from './people/sessions/session.ts'
import { passwordMatches } from './people/sign-in/password.ts'
import { hireStaff, PASSWORD } from './people/testing/staff.ts'
import { secretCommand } from './secret-command.ts'
import { getService } from './services/index.ts'

const OLD = 'a secret for tests alone'
const folder = mkdtempSync(join(tmpdir(), 'schalter-new-secret-'))
afterAll(() => rmSync(folder, { recursive: true }))

let house: CaseHouse
beforeAll(async () => {
  house = await CaseHouse.build({ config: { givenSecret: OLD, rateLimit: false } })
  await confirmSecret(house.db, OLD)
})

const run = async (file: string | undefined, config = house.house.config) => {
  const said: string[] = []
  const call = {
    arguments: file ? [file] : [],
    config,
    say: (line: string) => void said.push(line),
    database: async () => house.db,
  }
  await secretCommand.run(call as never)
  return said.join('\n')
}

async function work() {
  const staff = await hireStaff(house)
  await sql`UPDATE people.staff SET demo = false`.execute(house.db)
  const codes = await house.tx(tx => renewRecoveryCodes(tx, house.secret, staff.id, house.clock.now()))
  const session = await house.tx(tx => beginSession(tx, staff.id, house.clock.now()))
  return { staff, codes, session, opened: await house.open() }
}

test('everything that hangs on the secret is carried over or ends, and nothing else', async () => {
  const { staff, codes, session, opened } = await work()
  const service = await getService(house.db, 'wohngeld')
  const draft = await house.tx(tx =>
    startDraft(tx, house.secret, { service, language: 'de', at: house.clock.now() }),
  )
  const file = join(folder, 'new')
  const said = await run(file)
  const key = readFileSync(file, 'utf8').trim()
  expect(Buffer.from(key, 'base64url')).toHaveLength(32)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(said).toContain('Links and codes of 1 cases and the keys of 1 drafts have ended')
  expect(said).not.toContain(key)
  expect(said).not.toContain('reset-factor')

  await expect(confirmSecret(house.db, OLD)).rejects.toThrow('SCHALTER_SECRET is not the secret')
  await confirmSecret(house.db, key)
  const secret = secretFrom(key)
  const now = house.clock.now()
  const there = () => asCitizen({ ...house.house, secret })

  const code = codeOf(staff.totp, stepAt(now))
  expect(await acceptTotp(house.db, house.secret, staff.id, code, now)).toBe(false)
  expect(await acceptTotp(house.db, secret, staff.id, code, now)).toBe(true)
  for (const one of [house.secret, secret])
    expect(await house.tx(tx => acceptRecoveryCode(tx, one, staff.id, codes[0]!, now))).toBe(false)
  expect((await findSession(house.db, session, now))?.id).toBe(staff.id)
  const { rows } = await sql<{ hash: string }>`SELECT password_hash AS hash FROM people.staff
    WHERE id = ${staff.id}`.execute(house.db)
  expect(await passwordMatches(rows[0]!.hash, PASSWORD)).toBe(true)

  expect(await findCaseByToken(there(), opened.linkToken)).toBeNull()
  expect((await findCaseByToken(there(), linkToken(secret, opened.id, 0)))?.id).toBe(opened.id)
  const given = { reference: opened.reference, address: '192.0.2.1' }
  expect((await checkCode(there(), { ...given, code: accessCode(secret, opened.id, 0) })).ok).toBe(true)
  if (accessCode(secret, opened.id, 0) !== opened.code)
    expect((await checkCode(there(), { ...given, code: opened.code })).ok).toBe(false)
  const { rows: drafts } = await sql<{ hash: Buffer }>`SELECT token_hash AS hash FROM applications.draft
    WHERE id = ${draft.id}`.execute(house.db)
  expect(drafts[0]!.hash).toEqual(tokenHash(draftToken(secret, { id: draft.id, linkEpoch: 0 })))
  expect(drafts[0]!.hash).not.toEqual(tokenHash(draft.token))

  const audit = await sql`SELECT FROM foundation.audit WHERE act = 'house.secret-changed'`.execute(house.db)
  expect(audit.rows).toHaveLength(1)
})

test('a key of an app that does not open is named, and everything else goes on', async () => {
  const own = await CaseHouse.build({ config: { givenSecret: OLD } })
  await confirmSecret(own.db, OLD)
  const { signIn } = await hireStaff(own)
  await sql`UPDATE people.staff SET demo = false, totp_secret = ${Buffer.alloc(48)}`.execute(own.db)
  const said: string[] = []
  const call = { arguments: [join(folder, 'third')], config: own.house.config, database: async () => own.db }
  await secretCommand.run({ ...call, say: (line: string) => void said.push(line) } as never)
  expect(said.join('\n')).toContain(`user reset-factor: ${signIn}`)
})

test('is refused, and nothing is changed', async () => {
  const own = await CaseHouse.build({ config: { givenSecret: OLD } })
  await confirmSecret(own.db, OLD)
  const call = { config: own.house.config, say: () => {}, database: async () => own.db }
  const attempt = (file: string | undefined, config = own.house.config) =>
    secretCommand.run({ ...call, config, arguments: file ? [file] : [] } as never)
  await expect(attempt(undefined)).rejects.toThrow('Name a file')
  await expect(attempt('x', { ...own.house.config, givenSecret: 'another one, as long' })).rejects.toThrow(
    'SCHALTER_SECRET is not the secret',
  )
  await hireStaff(own)
  await expect(attempt(join(folder, 'demo'))).rejects.toThrow('A demo keeps its secret')
  await sql`UPDATE people.staff SET demo = false`.execute(own.db)
  const web = openDatabase(own.database.url, { max: 1, name: 'schalter web' })
  await sql`SELECT 1`.execute(web)
  await expect(attempt(join(folder, 'open'))).rejects.toThrow('Stop Schalter first')
  await web.destroy()
  // The server may know of the connection for a moment longer.
  await vi.waitFor(() => expect(attempt(folder)).rejects.toThrow('cannot be written'))
  await confirmSecret(own.db, OLD)
})
