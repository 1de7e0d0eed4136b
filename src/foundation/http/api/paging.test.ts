import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Invalid } from '../../errors.ts'
import { secretFrom } from '../../secret.ts'
import { compareNamed, pageOf } from './paging.ts'

const visit = { secret: secretFrom('a secret for tests alone'), language: 'de' as const }
interface Named {
  readonly name: string
  readonly id: string
}
const compare = compareNamed('de')
const placeOf = ({ name, id }: Named) => [name, id] as const
const sorted = (all: readonly Named[]) => all.toSorted((a, b) => compare(placeOf(a), placeOf(b)))
const list = (all: readonly Named[], name = 'things') => ({ name, all: sorted(all), placeOf, compare })

const things = fc.uniqueArray(
  fc.record({ name: fc.constantFrom('Ä', 'A', 'a', 'ö', 'Straße', 'Strasse', ''), id: fc.string() }),
  { selector: ({ id }) => id, maxLength: 40 },
)

function allPages(
  all: readonly Named[],
  limit: number,
  between: (page: number) => readonly Named[] = () => all,
) {
  const seen: Named[] = []
  let cursor: string | undefined
  for (let page = 0; page < 100; page += 1) {
    const { items, next } = pageOf(visit, { limit, cursor }, list(between(page)))
    seen.push(...items)
    if (next === null) return seen
    expect(items).toHaveLength(limit)
    cursor = next
  }
  throw new Error('The list has no end.')
}

test('page after page gives every entry exactly once, in order', () => {
  fc.assert(
    fc.property(things, fc.integer({ min: 1, max: 100 }), (all, limit) => {
      expect(allPages(all, limit)).toEqual(sorted(all))
    }),
  )
})

test('entries that are added or taken away meanwhile move none of the others', () => {
  fc.assert(
    fc.property(things, things, fc.integer({ min: 1, max: 5 }), (all, others, limit) => {
      const added = others.filter(({ id }) => !all.some(known => known.id === id))
      const seen = allPages(all, limit, page => (page % 2 === 0 ? all : [...all, ...added]))
      expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length)
      expect(seen.filter(thing => all.some(({ id }) => id === thing.id))).toEqual(sorted(all))
    }),
  )
})

test('a cursor that was changed, made up or is of another list is refused', () => {
  const all = [
    { name: 'a', id: '1' },
    { name: 'b', id: '2' },
  ]
  const { next } = pageOf(visit, { limit: 1 }, list(all))
  const refused = (cursor: string, name = 'things') =>
    expect(() => pageOf(visit, { limit: 1, cursor }, list(all, name))).toThrow(Invalid)
  refused(next!, 'other things')
  refused(next!.replace(/^./, first => (first === 'W' ? 'X' : 'W')))
  refused(`${Buffer.from('["a","1"]').toString('base64url')}.`)
  fc.assert(fc.property(fc.string(), cursor => void refused(cursor)))
})
