import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { jpeg, png } from '../testing/hostile-files.ts'
import { inspector, runInspection } from './run-inspection.ts'
import { readVerdict, written } from './verdict.ts'

const delivered = { ...inspector }
const folder = mkdtempSync(join(tmpdir(), 'schalter-inspection-'))
afterEach(() => {
  Object.assign(inspector, delivered)
})
afterAll(() => rmSync(folder, { recursive: true }))

/** What a decoder in a stranger's hands might do. */
async function instead(program: string): Promise<unknown> {
  inspector.script = join(folder, 'program.mjs')
  writeFileSync(inspector.script, `const say = text => process.stdout.write(text)\n${program}`)
  const verdict = await runInspection(png())
  return verdict.ok ? verdict : verdict.refusal
}

describe('the looking process', () => {
  test('tells what a file is and what of it is kept', async () => {
    expect(await runInspection(await jpeg())).toMatchObject({ ok: true, type: 'image/jpeg' })
    expect(await runInspection(Buffer.from('Guten Tag'))).toEqual({ ok: false, refusal: 'wrongType' })
  })

  test('is killed after five seconds of work', async () => {
    inspector.patienceMs = 50_000
    expect(await instead('for (;;);')).toBe('tooDemanding')
  })

  test('is killed when it only waits', async () => {
    inspector.patienceMs = 1_000
    const started = performance.now()
    expect(await instead('setInterval(() => {}, 1000)')).toBe('tooDemanding')
    expect(performance.now() - started).toBeLessThan(10_000)
  })

  // The kernel of others knows this limit and does not keep to it.
  test.runIf(process.platform === 'linux')('gets no more than 256 MB, wherever it takes them', async () => {
    const take = (what: string, megabytes: number) =>
      instead(`const kept = []
        for (let n = 0; n < ${megabytes / 16}; n += 1) kept.push(${what})
        say('wrongType\\n')`)
    const native = 'Buffer.alloc(16 * 1024 * 1024, 1)'
    const compiled = 'new Uint8Array(new WebAssembly.Memory({ initial: 256 }).buffer).fill(1)'
    const own = 'Array.from({ length: 2 * 1024 * 1024 }, (_, n) => n + 0.5)'
    expect(await take(native, 64)).toBe('wrongType')
    for (const what of [native, compiled, own]) expect(await take(what, 512)).not.toBe('wrongType')
  })

  test('can write no file, and knows nothing of ours', async () => {
    const file = join(folder, 'written')
    process.env.SCHALTER_SECRET_OF_TEST = 'secret'
    const program = `import { writeFileSync } from 'node:fs'
      const names = Object.keys(process.env).filter(name => /SECRET|DATABASE|PATH|HOME/.test(name))
      try { writeFileSync(${JSON.stringify(file)}, 'x'.repeat(4096)) } catch { names.push('refused') }
      say(names.join() === 'refused' ? 'wrongType\\n' : 'empty\\n')`
    // Linux ends it on the spot.
    expect(['wrongType', 'tooDemanding']).toContain(await instead(program))
    rmSync(file, { force: true })
    delete process.env.SCHALTER_SECRET_OF_TEST
  })

  test.each([
    ['ends without a word', ''],
    ['ends with an error', "say('wrongType\\n'); process.exitCode = 1"],
    ['says something else', "say('hello\\n')"],
    ['says yes to a type that is not taken', "say('image/svg+xml 4\\n<svg')"],
    ['says less than it promised', "say('image/png 500\\nx')"],
    ['says more than it promised', "say('image/png 1\\nxx')"],
    ['names what every object has', "say('constructor\\n')"],
  ])('lets nothing through when it %s', async (_, program) => {
    expect(await instead(program)).toBe('notChecked')
  })

  test('is ended when it answers without end', async () => {
    const endless =
      "const part = 'x'.repeat(1e6); const more = () => process.stdout.write(part, more); more()"
    expect(await instead(endless)).toBe('tooDemanding')
  })

  test('lets nothing through when it cannot be started', async () => {
    inspector.script = join(folder, 'no such program.mjs')
    expect(await runInspection(png())).toEqual({ ok: false, refusal: 'notChecked' })
  })

  test('leaves nothing behind', () => {
    expect(readdirSync(folder)).toEqual(['program.mjs'])
  })
})

test('a verdict reads as it was written', () => {
  const taken = { ok: true, type: 'image/png', content: Buffer.from('\nimage/png 3\n') } as const
  expect(readVerdict(written(taken))).toEqual(taken)
  expect(readVerdict(written({ ok: false, refusal: 'empty' }))).toEqual({ ok: false, refusal: 'empty' })
})
