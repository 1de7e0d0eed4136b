import { expect, test } from 'vitest'
import { takeTurns } from './take-turns.ts'

/** Work that goes on until it is told to end. */
function workshop(atOnce: number, patienceMs = 10_000) {
  const inTurn = takeTurns({ atOnce, patienceMs })
  const begun: string[] = []
  const ends = new Map<string, () => void>()
  const ask = (caller: string, name = caller) =>
    inTurn(caller, () => {
      begun.push(name)
      return new Promise<string>(resolve => ends.set(name, () => resolve(name)))
    })
  const end = async (name: string) => {
    ends.get(name)!()
    await new Promise(resolve => setTimeout(resolve, 5))
  }
  return { ask, begun, end, inTurn }
}

test('so many at once, the others in order', async () => {
  const { ask, begun, end } = workshop(2)
  const all = ['a', 'b', 'c', 'd'].map(name => ask(name))
  expect(begun).toEqual(['a', 'b'])
  await end('b')
  expect(begun).toEqual(['a', 'b', 'c'])
  for (const name of ['a', 'c', 'd']) await end(name)
  expect(await Promise.all(all)).toEqual(['a', 'b', 'c', 'd'])
})

test('somebody with fifty files lets others go first', async () => {
  const { ask, begun, end } = workshop(2)
  for (let n = 0; n < 50; n += 1) void ask('many', `many ${n}`)
  void ask('one')
  void ask('other')
  await end('many 0')
  await end('one')
  await end('other')
  expect(begun).toEqual(['many 0', 'many 1', 'one', 'other', 'many 2'])
})

test('who waits too long is told so, and takes no place away', async () => {
  const { ask, begun, end } = workshop(1, 20)
  const first = ask('a')
  expect(await ask('b')).toBeNull()
  await end('a')
  expect(await first).toBe('a')
  void ask('c')
  expect(begun).toEqual(['a', 'c'])
})

test('work that fails gives its place back', async () => {
  const { inTurn } = workshop(1)
  const fails = inTurn('a', () => Promise.reject(new Error('no')))
  await expect(fails).rejects.toThrow('no')
  expect(await inTurn('b', async () => 'done')).toBe('done')
})
