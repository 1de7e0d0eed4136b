import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../foundation/root.ts'
import { readYamlFolder } from '../foundation/yaml/index.ts'
import { servicesMessages } from './messages.ts'
import { ServiceDefinition } from './service-definition.ts'
import { textsOf } from './service-texts.ts'

const definitions = await readYamlFolder(ServiceDefinition, join(root, 'district/services'))

test('what lacks plain language comes first, and every service has words in both languages', () => {
  const texts = textsOf(definitions)
  const plain = texts.map(({ plain }) => plain !== null)
  expect(plain).toEqual(plain.toSorted())
  expect(plain).toContain(false)
  expect(texts.filter(({ words }) => words.de < 50 || words.en < 50)).toEqual([])
})

test('both languages are counted apart, wherever a text stands', () => {
  const [one] = definitions
  const name = { de: 'Ein Wort mehr', en: 'Word' }
  const [texts] = textsOf([one!])
  const [longer] = textsOf([{ ...one!, procedure: [...one!.procedure, name] }])
  expect([longer!.words.de - texts!.words.de, longer!.words.en - texts!.words.en]).toEqual([3, 1])
})

test.each([
  [1, '1 Tag', '1 day'],
  [2, '2 Tage', '2 days'],
  [2.5, '2,5 Tage', '2.5 days'],
  [21, '21 Tage', '21 days'],
])('%d days', (n, de, en) => {
  expect(servicesMessages.de.days(n)).toBe(de)
  expect(servicesMessages.en.days(n)).toBe(en)
})

test.each([0, 1, 2, 5])('%i in words', n => {
  const { de, en } = servicesMessages
  expect(de.results(n, 'x')).toMatch(n === 1 ? /^Eine Leistung / : new RegExp(`^${n} Leistungen `))
  expect(en.results(n, 'x')).toMatch(n === 1 ? /^One service / : new RegExp(`^${n} services `))
})
