import { describe, expect, test } from 'vitest'
import { type AssuranceLevel, assuranceLevels, highestLevel, levelSuffices } from './assurance-level.ts'
import { electronicMeans, levelOfMeans } from './identity-provider.ts'

describe('levels of assurance (Art. 8 eIDAS)', () => {
  test.each<[AssuranceLevel, readonly AssuranceLevel[]]>([
    ['none', ['none']],
    ['low', ['none', 'low']],
    ['substantial', ['none', 'low', 'substantial']],
    ['high', ['none', 'low', 'substantial', 'high']],
  ])('%s suffices for itself and all below', (have, enoughFor) => {
    expect(assuranceLevels.filter(need => levelSuffices(have, need))).toEqual(enoughFor)
  })

  test.each<[readonly AssuranceLevel[], AssuranceLevel]>([
    [[], 'none'],
    [['low'], 'low'],
    [['low', 'high', 'substantial'], 'high'],
    [['substantial', 'none'], 'substantial'],
    [['none', 'none'], 'none'],
  ])('the highest of %j is %s', (levels, highest) => {
    expect(highestLevel(levels)).toBe(highest)
  })
})

test('a means is worth more the harder it is to lend: password, certificate, card', () => {
  expect(electronicMeans.map(means => levelOfMeans[means])).toEqual(['low', 'substantial', 'high'])
})
