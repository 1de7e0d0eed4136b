import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { folded, sameName, similarName } from './names.ts'

describe('names', () => {
  it.each([
    ['Müller', 'MÜLLER'],
    ['Anna-Lena', 'Anna‐Lena'],
    ["O'Neill", 'O’Neill'],
    ['  von  der Heide ', 'von der Heide'],
    ['Ångström', 'A\u030angstro\u0308m'],
  ])('%s and %s are the same', (a, b) => {
    expect(sameName(a, b)).toBe(true)
  })

  it.each([
    ['Yıldız', 'Yildiz'],
    ['Müller', 'Mueller'],
    ['Groß', 'Gross'],
    ['Đorđević', 'Dordevic'],
    ['Łukasz', 'Lukasz'],
    ['Nguyễn', 'Nguyen'],
    ['Ǽsir', 'Aesir'],
    ['Jäger', 'Jaeger'],
    ['Köhler', 'Koehler'],
    ['Sørensen', 'Soerensen'],
    ['Åberg', 'Aaberg'],
    ['Sigurðsson', 'Sigurdsson'],
    ['Þórsdóttir', 'Thorsdottir'],
    ['Ħabib', 'Habib'],
    ['Ŋoma', 'Noma'],
    ['Lœvy', 'Loevy'],
    ['Anna-Lena', 'Anna Lena'],
    ['Karl II.', 'Karl II'],
  ])('%s and %s are the same name in another spelling', (a, b) => {
    expect(sameName(a, b)).toBe(false)
    expect(similarName(a, b)).toBe(true)
  })

  it.each([
    ['Meyer', 'Meier'],
    ['Schmidt', 'Schmitt'],
    ['Peters', 'Petersen'],
    ['Anna-Lena', 'Annalena'],
    ['Haus 2', 'Haus 3'],
  ])('%s and %s are different names', (a, b) => {
    expect(similarName(a, b)).toBe(false)
  })

  it('fold to something that folds to itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), name => {
        expect(folded(folded(name))).toBe(folded(name))
      }),
    )
  })
})
