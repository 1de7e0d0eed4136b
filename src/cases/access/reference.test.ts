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

  it('are none with a symbol too many, however right the others are', () => {
    const reference = newReference(() => 3)
    for (const symbol of '2346789BCDFGHJKLMNPQRTVWXZ') expect(parseReference(reference + symbol)).toBeNull()
    expect(parseReference(reference.slice(0, -1))).toBeNull()
  })

  it('are none with a sign that none of ours has, however the sum comes out', () => {
    for (const check of '2346789BCDFGHJKLMNPQRTVWXZ') expect(parseReference(`HH-A322-2${check}`)).toBeNull()
  })

  it('may have HH within or at their end', () => {
    for (const picks of [
      [0, 12, 12, 0, 0],
      [0, 0, 0, 12, 12],
    ]) {
      const reference = newReference(() => picks.shift()!)
      expect(parseReference(reference)).toBe(reference)
      expect(parseReference(reference.slice(3))).toBe(reference)
      expect(parseReference(`${reference}HH`)).toBeNull()
    }
  })

  it.each([
    ['too short', 'HH-2346-7'],
    ['too long', 'HH-2346-789'],
    ['with a sign that none of ours has', 'HH-2346-7A'],
    ['with a prefix within', '23HH46-78'],
  ])('%s are none', (_, typed) => {
    expect(parseReference(typed)).toBeNull()
  })

  it('have no symbol that is mistaken for another on the phone', () => {
    for (let pick = 0; pick < 26; pick++)
      expect(newReference(() => pick).slice(3)).not.toMatch(/[01AEIOU5SY]/)
  })

  it('are drawn from all 26 symbols, evenly', () => {
    const asked: number[] = []
    newReference(below => asked.push(below) - 1)
    expect(asked).toEqual([26, 26, 26, 26, 26])
    expect(newReference()).toMatch(/^HH-[2-9B-Z]{4}-[2-9B-Z]{2}$/)
  })

  it('notice two neighbours that were swapped in 12 of 13 cases', () => {
    const symbols = '2346789BCDFGHJKLMNPQRTVWXZ'
    let [swapped, noticed] = [0, 0]
    for (let first = 0; first < 26; first++)
      for (let second = 0; second < 26; second++) {
        if (first === second) continue
        const picks = [first, second, 0, 0, 0]
        const right = newReference(() => picks.shift()!)
        const wrong = `HH-${symbols[second]}${symbols[first]}${right.slice(5)}`
        swapped += 1
        if (parseReference(wrong) === null) noticed += 1
      }
    expect(noticed / swapped).toBeGreaterThan(12 / 13)
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
