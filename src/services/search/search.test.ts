import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../foundation/root.ts'
import { readYamlFolder } from '../../foundation/yaml/index.ts'
import { ServiceDefinition } from '../service-definition.ts'
import { search, worthShowing } from './search.ts'
import { searchDocument } from './search-document.ts'
import { buildIndex } from './search-index.ts'

const services = await readYamlFolder(ServiceDefinition, join(root, 'district/services'))
const index = buildIndex(services.map(searchDocument))
const first = (query: string) => search(index, query)[0]?.id

/** As citizens write it, in haste, in two languages: what they must find first. */
test.each([
  // by its name, in any spelling
  ['Meldebescheinigung', 'meldebescheinigung'],
  ['MELDEBESCHEINIGUNG', 'meldebescheinigung'],
  ['melde bescheinigung', 'meldebescheinigung'],
  ['Melde-Bescheinigung', 'meldebescheinigung'],
  ['Führungszeugnis', 'fuehrungszeugnis'],
  ['Fuehrungszeugnis', 'fuehrungszeugnis'],
  ['fuhrungszeugnis', 'fuehrungszeugnis'],
  ['Reisepaß', 'reisepass'],
  ['Pässe', 'reisepass'],
  ['geburts urkunde', 'geburtsurkunde'],
  ['Wohngeld', 'wohngeld'],
  ['WBS', 'wohnberechtigungsschein'],
  // with slips of the finger
  ['Meldebescheinigun', 'meldebescheinigung'],
  ['Meldebeschienigung', 'meldebescheinigung'],
  ['Personlausweis', 'personalausweis'],
  ['Gewerbeanmledung', 'gewerbeanmeldung'],
  ['Fürungszeugnis', 'fuehrungszeugnis'],
  ['Reisspass', 'reisepass'],
  // the way people say it
  ['Ich bin umgezogen', 'wohnsitz-anmelden'],
  ['umzug', 'wohnsitz-anmelden'],
  ['neue Wohnung anmelden', 'wohnsitz-anmelden'],
  ['Adresse ändern', 'wohnsitz-anmelden'],
  ['Ausweis verloren', 'personalausweis'],
  ['mein Perso ist abgelaufen', 'personalausweis'],
  ['Ausweis sofort', 'vorlaeufiger-personalausweis'],
  ['ich ziehe ins Ausland', 'wohnsitz-abmelden'],
  ['Bescheinigung wo ich wohne', 'meldebescheinigung'],
  ['Nachweis meiner Adresse', 'meldebescheinigung'],
  ['Hund anmelden', 'hund-anmelden'],
  ['ich habe einen Welpen', 'hund-anmelden'],
  ['Laden eröffnen', 'gewerbeanmeldung'],
  ['selbständig machen', 'gewerbeanmeldung'],
  ['Gewerbe aufgeben', 'gewerbe-abmelden'],
  ['Firma umziehen', 'gewerbe-ummelden'],
  ['Zeugnis beglaubigen', 'beglaubigung'],
  ['Unterschrift beglaubigen lassen', 'unterschriftsbeglaubigung'],
  ['alten Führerschein umtauschen', 'fuehrerschein-umtausch'],
  ['angeln', 'fischereischein'],
  ['Anwohnerparken', 'bewohnerparken'],
  ['Zuschuss zur Miete', 'wohngeld'],
  ['Kita', 'kita-gutschein'],
  ['polizeiliches Führungszeugnis', 'fuehrungszeugnis'],
  ['Heiratsurkunde', 'eheurkunde'],
  ['Totenschein', 'sterbeurkunde'],
  ['Kfz-Schein neue Adresse', 'kfz-adressaenderung'],
  // in English, on every page
  ['proof of residence', 'meldebescheinigung'],
  ['I have moved', 'wohnsitz-anmelden'],
  ['lost my ID card', 'personalausweis'],
  ['passport', 'reisepass'],
  ['register a dog', 'hund-anmelden'],
  ['birth certificate', 'geburtsurkunde'],
  ['marriage certificate', 'eheurkunde'],
  ['open a shop', 'gewerbeanmeldung'],
  ['housing benefit', 'wohngeld'],
  ['fishing licence', 'fischereischein'],
  ['criminal record', 'fuehrungszeugnis'],
  ['resident parking', 'bewohnerparken'],
])('%s: first %s', (query, expected) => {
  expect(first(query)).toBe(expected)
})

test.each(['', '   ', '???', '🐕', 'xqzjk vbnrt', '<script>'])('%j finds nothing', query => {
  expect(search(index, query)).toEqual([])
})

test('a page shows what is near the best, and only that', () => {
  const hits = search(index, 'Ausweis')
  const shown = worthShowing(hits).map(({ id }) => id)
  expect(shown[0]).toBe('personalausweis')
  expect(shown).toContain('vorlaeufiger-personalausweis')
  expect(shown.length).toBeLessThan(hits.length)
})

test('a very long query costs no more than a long one', () => {
  const started = performance.now()
  search(index, 'Ausweis verloren Meldebescheinigung '.repeat(200))
  expect(performance.now() - started).toBeLessThan(200)
})
