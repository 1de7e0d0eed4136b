import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { startTemporary } from '../src/foundation/database/index.ts'
import { root } from '../src/foundation/root.ts'
import { descendantsOf, goneWithin } from './support/processes.ts'
import { type Program, preparedFolder, run, servesAsPrepared, temporaryFolder } from './support/program.ts'

// A start takes a second; on a machine that is busy with other things, many.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const hasProc = existsSync('/proc/self/cmdline')

async function status(program: Program, path: string): Promise<number> {
  return (await fetch(`${await program.address}${path}`)).status
}

async function query<Row>(url: string, text: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(text, values)).rows
  } finally {
    await client.end()
  }
}

/** A PATH with Node.js and what every system has; whatever database this machine knows is not in it. */
function barePath(): string {
  const folder = temporaryFolder()
  chmodSync(folder, 0o755)
  for (const name of ['sh', 'rm', 'sleep', 'uname']) {
    const found = ['/bin', '/usr/bin'].map(place => join(place, name)).find(existsSync)
    if (found) symlinkSync(found, join(folder, name))
  }
  symlinkSync(process.execPath, join(folder, 'node'))
  return folder
}

describe('npm start', () => {
  it('starts from nothing with nothing but Node.js, stops on SIGTERM, and starts again', async () => {
    const data = join(temporaryFolder(), 'new/data')
    const first = run({ data, environment: { PATH: barePath() } })
    expect(await status(first, '/healthz')).toBe(200)
    expect(await status(first, '/readyz')).toBe(200)
    expect(statSync(join(data, 'connection.json')).mode & 0o777).toBe(0o600)
    expect(statSync(join(data, 'secret')).mode & 0o777).toBe(0o600)
    expect(readFileSync(join(data, 'secret'), 'utf8')).toMatch(/^[\w-]{43}\n$/)
    // Root's folders are closed to the account that runs the server, and it runs all the same.
    if (process.getuid?.() === 0) expect(statSync(join(data, 'postgres')).uid).not.toBe(0)

    const family = descendantsOf(first.pid)
    const asked = performance.now()
    expect(await first.stop()).toBe(0)
    expect(performance.now() - asked).toBeLessThan(10_000)
    expect(await goneWithin(0, family)).toEqual([])
    expect(existsSync(join(data, 'connection.json'))).toBe(false)
    expect(existsSync(join(data, 'postgres/postmaster.pid'))).toBe(false)

    const second = run({ data })
    expect(await status(second, '/readyz')).toBe(200)
    expect(second.output()).not.toContain('Migration')
    expect(await second.stop()).toBe(0)
    servesAsPrepared(data)
  })

  it('starts where a dead server left a process id that is somebody else’s by now; Ctrl-C at all its processes stops it in order', async () => {
    const data = await preparedFolder()
    const file = join(data, 'postgres/postmaster.pid')
    if (hasProc)
      writeFileSync(file, `${process.pid}\n${data}/postgres\n1700000000\n5432\n\n\n  1  1\nready   \n`)
    const program = run({ data })
    expect(await status(program, '/readyz')).toBe(200)
    const family = descendantsOf(program.pid)
    process.kill(-program.pid, 'SIGINT')
    expect(await program.ended).toBe(0)
    expect(await goneWithin(0, family)).toEqual([])
    expect(program.output()).not.toMatch(/error|ended/i)
  })

  it('ends with npm, even when npm is killed', async () => {
    const program = run({ data: await preparedFolder(), command: ['npm', 'start'] })
    await program.address
    const family = descendantsOf(program.pid)
    expect(family.length).toBeGreaterThan(4)
    process.kill(program.pid, 'SIGKILL')
    expect(await goneWithin(20_000, family)).toEqual([])
  })
})

/** One house for all that can be seen in one; the tests go on from one another. */
describe('a house that runs', () => {
  let data: string
  let house: Program
  let loser: Program
  beforeAll(async () => {
    data = await preparedFolder()
    const both = [run({ data }), run({ data })] as const
    const results = await Promise.allSettled(both.map(program => program.address))
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    ;[house, loser] = results[0]!.status === 'fulfilled' ? both : [both[1], both[0]]
  })

  afterAll(async () => expect(await house.stop()).toBe(0))

  it('is the one of two that started at once; the other one ended', async () => {
    expect(await loser.ended).toBe(1)
    expect(loser.output()).toMatch(/The data folder .* is in use by/)
  })

  it('lets another run beside it on a folder and a port of its own; a second on one folder is refused', async () => {
    const beside = run({ data: await preparedFolder() })
    const refused = run({ data })
    expect(await refused.ended).toBe(1)
    expect(refused.output()).toContain(
      `The data folder ${data} is in use by "npm start" (process ${house.pid})`,
    )
    expect(await status(beside, '/readyz')).toBe(200)
    expect(await status(house, '/readyz')).toBe(200)
    expect(await beside.stop()).toBe(0)
  })

  it('has a database that parts alone find', async () => {
    const port = String(await freePort())
    const second = run({
      data,
      environment: { PORT: port },
      command: [process.execPath, 'tools/run.mjs', 'web'],
    })
    await eventually(async () => expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200))
    expect(await second.stop()).toBe(0)
    const doctor = run({ data, command: [process.execPath, 'tools/run.mjs', 'schalter', 'doctor'] })
    expect(await doctor.ended).toBe(0)
    expect(doctor.output()).toMatch(/ok +The secret is the one this database was used with/)
  })

  it.runIf(hasProc)('starts a part or the database server again that was killed', async () => {
    const server = Number(readFileSync(join(data, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])
    const web = commandsBelow(house).find(({ command }) => command.includes('dist/web.js'))!.pid

    process.kill(web, 'SIGKILL')
    await eventually(async () => expect(await status(house, '/readyz')).toBe(200))
    process.kill(server, 'SIGKILL')
    await goneWithin(1_000, [server])
    await eventually(async () => expect(await status(house, '/readyz')).toBe(200))
    expect(house.output()).toContain('The web process ended (SIGKILL); it is started again.')
    await eventually(async () => expect(house.output()).toContain('The database server runs again.'))
  })
})

/** Side by side: one of them waits three seconds for a port. */
describe('what the operator set', { concurrent: true }, () => {
  it('is checked, and the sentence names the variable', async () => {
    const program = run({ data: temporaryFolder(), environment: { PORT: 'eighty', RATE_LIMIT: 'never' } })
    expect(await program.ended).toBe(1)
    expect(program.output()).toContain('PORT must be a port number from 0 to 65535, but is "eighty".')
    expect(program.output()).toContain('RATE_LIMIT must be "on" or "off", but is "never".')
  })

  it('PORT in use: says so and leaves nothing running', async () => {
    const taken = createServer()
    await new Promise<void>(resolve => taken.listen(0, '127.0.0.1', resolve))
    const { port } = taken.address() as { port: number }
    const data = await preparedFolder()
    const program = run({ data, environment: { PORT: String(port) } })
    expect(await program.ended).toBe(1)
    expect(program.output()).toContain(`Port ${port} on 127.0.0.1 is in use`)
    expect(existsSync(join(data, 'postgres/postmaster.pid'))).toBe(false)
    taken.close()
  })

  it('another secret: the start is refused', async () => {
    const data = await preparedFolder()
    const second = run({ data, environment: { SCHALTER_SECRET: 'the second of two secrets' } })
    expect(await second.ended).toBe(1)
    expect(second.output()).toContain('SCHALTER_SECRET is not the secret this database was used with')
    expect(second.output()).not.toContain('the second of two')
  })

  it('an outside database: no embedded one starts, and the program cannot alter its tables', async () => {
    const outside = await startTemporary('a test')
    const data = temporaryFolder()
    const environment = {
      DATABASE_URL: outside.url('schalter_app'),
      MIGRATION_URL: outside.url('schalter_owner'),
    }
    const program = run({ data, environment })
    expect(await status(program, '/readyz')).toBe(200)
    expect(existsSync(join(data, 'postgres'))).toBe(false)
    await expect(query(environment.DATABASE_URL, 'DROP TABLE foundation.audit')).rejects.toThrow(
      'must be owner',
    )
    expect(await program.stop()).toBe(0)
    await outside.stop()
  })
})

describe('parts alone', () => {
  it('say so when no database runs', async () => {
    const data = temporaryFolder()
    const alone = run({ data, command: [process.execPath, 'tools/run.mjs', 'web'] })
    expect(await alone.ended).toBe(1)
    expect(alone.output()).toContain(
      `No database runs in ${data}: start it with npm start, or set DATABASE_URL`,
    )
  })

  it('the command line opens the database itself when none runs, under the same lock', async () => {
    const data = temporaryFolder()
    const command: [string, ...string[]] = [process.execPath, 'tools/run.mjs', 'schalter', 'migrate']
    const both = [run({ data, command }), run({ data, command })]
    const codes = await Promise.all(both.map(program => program.ended))
    expect(codes).toContain(0)
    const refused = both.find((_, i) => codes[i] === 1)
    if (refused) expect(refused.output()).toContain('is in use by "npm run schalter"')
  })
})

describe.runIf(process.getuid?.() === 0)('as root', () => {
  it.runIf(othersMayRead(root))('an unprivileged user can start it, too', async () => {
    const user = { uid: 54_321, gid: 54_321 }
    const nobody = Number(execFileSync('id', ['-u', 'nobody'], { encoding: 'utf8' }))
    const data = join(temporaryFolder(), 'data')
    mkdirSync(data)
    chmodSync(join(data, '..'), 0o755)
    chownSync(data, nobody, nobody)
    const program = run({ data, user: { uid: nobody, gid: nobody }, environment: { HOME: data } })
    expect(await status(program, '/readyz')).toBe(200)
    expect(statSync(join(data, 'postgres')).uid).toBe(nobody)
    expect(await program.stop()).toBe(0)

    const stranger = run({ data, user, environment: { HOME: data } })
    expect(await stranger.ended).toBe(1)
    expect(stranger.output()).toContain(
      `The data folder ${data} cannot be used (this account may not write there)`,
    )
  })
})

function commandsBelow(program: Program): { pid: number; command: string }[] {
  return descendantsOf(program.pid).map(pid => ({
    pid,
    command: readFileSync(`/proc/${pid}/cmdline`, 'utf8'),
  }))
}

function othersMayRead(folder: string): boolean {
  const mode = statSync(folder).mode & 0o005
  return mode === 0o005 && (folder === '/' || othersMayRead(join(folder, '..')))
}

async function eventually(assertion: () => Promise<void>): Promise<void> {
  const deadline = Date.now() + 30_000
  for (;;) {
    try {
      return await assertion()
    } catch (error) {
      if (Date.now() > deadline) throw error
      await sleep(50)
    }
  }
}

function freePort(): Promise<number> {
  return new Promise(resolve => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}
