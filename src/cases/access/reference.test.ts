import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newReference, parseReference } from './reference.ts'

describe('references', () => {
  it('are understood however they are typed', () => {
    const reference = newReference(() => 3)
    const bare = reference.replaceAll('-', '')
    for (const typed of [
      reference,
      bare,
      bare.toLowerCase(),
      reference.slice(3),
      ` ${reference.replaceAll('-', ' ')} `,
      reference.replaceAll('-', '–'),
    ]) {
      expect(parseReference(typed)).toBe(reference)
    }
  })

  it('may begin with HH themselves, and be typed without the prefix', () => {
    const picks = [12, 12, 0, 0, 23]
    const reference = newReference(() => picks.shift()!)
    expect(reference).toMatch(/^HH-HH/)
    expect(parseReference(reference.slice(3))).toBe(reference)
  })

  it('are their own reading', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(25), { minLength: 5, maxLength: 5 }), picks => {
        let at = 0
        const reference = newReference(() => picks[at++]!)
        expect(parseReference(reference)).toBe(reference)
      }),
    )
  })

  it('notice every single wrong symbol', () => {
    const symbols = '2346789BCDFGHJKLMNPQRTVWXZ'
    fc.assert(
      fc.property(
        fc.array(fc.nat(25), { minLength: 5, maxLength: 5 }),
        fc.nat(5),
        fc.nat(25),
        (picks, place, other) => {
          let at = 0
          const right = newReference(() => picks[at++]!)
            .replaceAll('-', '')
            .slice(2)
          const wrong = right.slice(0, place) + symbols[other] + right.slice(place + 1)
          expect(parseReference(wrong) === null).toBe(wrong !== right)
        },
      ),
    )
  })

  it('refuse everything else without throwing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), text => {
        const parsed = parseReference(text)
        expect(parsed === null || /^HH-[0-9A-Z]{4}-[0-9A-Z]{2}$/.test(parsed)).toBe(true)
      }),
    )
  })
})
