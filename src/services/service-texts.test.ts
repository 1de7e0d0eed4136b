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

test('of those without plain language the much wanted ones come first, alike ones by name', () => {
  const named = (name: string, rest: object) => ({
    ...definitions[0]!,
    id: name,
    name: { de: name, en: name },
    ...rest,
  })
  const given = [
    named('explained', { plainLanguage: 'Text', popular: 1 }),
    named('zoo', { plainLanguage: undefined, popular: undefined }),
    named('öl', { plainLanguage: undefined, popular: undefined }),
    named('wanted', { plainLanguage: undefined, popular: 2 }),
    named('most-wanted', { plainLanguage: undefined, popular: 1 }),
  ]
  const texts = textsOf(given)
  expect(texts.map(({ id }) => id)).toEqual(['most-wanted', 'wanted', 'öl', 'zoo', 'explained'])
  expect(texts.map(({ plain }) => plain)).toEqual([null, null, null, null, 'Text'])
})

test('neither the name nor the text in plain language count, nor what is no text', () => {
  const bare = { id: 'x', name: { de: 'Ein Wort', en: 'word' }, plainLanguage: 'Noch ein Wort' }
  const [texts] = textsOf([
    { ...bare, summary: { de: 'Zwei Worte', en: 'one' }, fees: [null, { de: 3 }] },
  ] as never)
  expect(texts?.words).toEqual({ de: 2, en: 1 })
})
