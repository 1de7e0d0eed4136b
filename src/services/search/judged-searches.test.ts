import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { testConfig } from '../../foundation/testing/index.ts'
import { search } from './search.ts'
import { buildIndex } from './search-index.ts'

const folder = testConfig().referenceData

/** Searches of another city with the services people meant; the words behind them stand in no file of ours. */
test.skipIf(!folder)('judged searches: nDCG@10 of 0.57 or more with names and texts alone', () => {
  const read = (name: string) => JSON.parse(readFileSync(join(folder!, 'search', name), 'utf8'))
  const services = read('services.json') as readonly { id: string; name: string; text: string }[]
  const judgements = read('judgements-tune.json') as readonly { query: string; relevant: string[] }[]
  const index = buildIndex(
    services.map(({ id, name, text }) => ({ id, names: [name], keywords: [], summaries: [], texts: [text] })),
  )
  const scores = judgements.map(({ query, relevant }) =>
    gain(
      search(index, query).map(({ id }) => id),
      relevant,
    ),
  )
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length
  expect(mean).toBeGreaterThanOrEqual(0.57)
})

/** Normalised discounted cumulative gain of the first ten. */
function gain(found: readonly string[], relevant: readonly string[]): number {
  const discount = (place: number) => 1 / Math.log2(place + 2)
  const reached = found
    .slice(0, 10)
    .reduce((sum, id, place) => sum + (relevant.includes(id) ? discount(place) : 0), 0)
  const best = relevant.slice(0, 10).reduce((sum, _, place) => sum + discount(place), 0)
  return reached / best
}
