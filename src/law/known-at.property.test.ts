import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { inTransaction } from '../foundation/database/index.ts'
import { createTestDatabase } from '../foundation/testing/index.ts'
import { DerogationFile } from './derogation-definition.ts'
import {
  channelAllowed,
  importDerogations,
  importStatutes,
  type LawBook,
  readLawBook,
  readLawInForce,
  StatuteFile,
} from './index.ts'

const { db } = await createTestDatabase()
const both = (text: string) => ({ de: text, en: text })
const start = Temporal.Instant.from('2026-01-01T12:00:00Z')
let hours = 0

const day = fc.integer({ min: 1, max: 28 }).map(n => `2026-03-${String(n).padStart(2, '0')}`)
const requirement = fc.record({
  modality: fc.constantFrom('must', 'should', 'may', 'experiment'),
  closes: fc.uniqueArray(fc.constantFrom('online', 'phone', 'post')),
  validUntil: fc.option(day, { nil: null }),
  quote: fc.constantFrom(null, 'eins', 'zwei'),
})
const derogation = fc.record({
  covers: fc.constantFrom('yes', 'unknown', 'no'),
  effect: fc.constantFrom('suspends', 'extends'),
  until: day,
})
/** What the files say at one moment: each of three requirements and derogations is there or not. */
const moment = fc.record({
  requirements: fc.array(fc.option(requirement, { nil: null }), { minLength: 3, maxLength: 3 }),
  derogations: fc.array(fc.option(derogation, { nil: null }), { minLength: 3, maxLength: 3 }),
})
type Moment = typeof moment extends fc.Arbitrary<infer Value> ? Value : never

function filesOf({ requirements, derogations }: Moment) {
  const statute = {
    id: 'gesetz',
    abbreviation: 'G',
    title: both('Gesetz'),
    level: 'land',
    norms: [{ id: 'gesetz-1', citation: both('§ 1'), says: both('sagt'), textAsOf: null }],
    requirements: requirements.flatMap((one, n) =>
      one
        ? [
            {
              ...one,
              id: `r${n}`,
              norm: 'gesetz-1',
              services: ['leistung'],
              step: 'apply',
              kind: 'written-form',
              reason: both('Weil.'),
              instead: { channel: 'onsite', text: both('Kommen Sie.') },
              validFrom: null,
            },
          ]
        : [],
    ),
  }
  const file = {
    derogations: derogations.flatMap((one, n) =>
      one
        ? [
            {
              ...one,
              id: `d${n}`,
              requirement: `r${n}`,
              title: both('Ausnahme'),
              instrument: 'decree',
              citation: both('Erlass'),
              issuer: both('Amt'),
              territory: one.covers === 'yes' ? { kind: 'city' } : { kind: 'unknown' },
              from: '2026-03-01',
              source: { text: both('Akte') },
            },
          ]
        : [],
    ),
  }
  return { statute: StatuteFile.parse(statute), file: DerogationFile.parse(file) }
}

async function takeOver({ statute, file }: ReturnType<typeof filesOf>, at: Temporal.Instant): Promise<void> {
  await inTransaction(db, async tx => {
    await importStatutes(tx, [statute], at)
    await importDerogations(tx, file, at)
  })
}

const bare = ({ requirements, derogations }: LawBook) => JSON.stringify({ requirements, derogations })

test('however the files change, each moment is known as it was, and unknown opens nothing on any day', async () => {
  // A derogation rests on a requirement that was there once.
  const everything = filesOf({
    requirements: Array(3).fill({ modality: 'must', closes: ['online'], validUntil: null, quote: null }),
    derogations: Array(3).fill(null),
  })
  await takeOver(everything, start)
  await fc.assert(
    fc.asyncProperty(
      fc.array(moment, { minLength: 1, maxLength: 5 }),
      day,
      fc.constantFrom('online' as const, 'phone' as const, 'post' as const),
      async (moments, on, channel) => {
        const seen: [Temporal.Instant, string][] = []
        for (const one of moments) {
          hours += 1
          const at = start.add({ hours })
          await takeOver(filesOf(one), at)
          seen.push([at, bare(await readLawBook(db))])
        }
        for (const [at, text] of seen) {
          const book = await readLawBook(db, { knownAt: at.add({ minutes: 59 }) })
          expect(bare(book)).toBe(text)
          const { derogations } = await readLawInForce(db, { knownAt: at.add({ minutes: 59 }) })
          expect(derogations).toEqual(book.derogations)
          const asked = {
            service: 'leistung',
            step: 'apply',
            channel,
            place: null,
            identified: 'none',
          } as const
          const noon = Temporal.Instant.from(`${on}T12:00:00Z`)
          const certain = book.derogations.filter(({ covers }) => covers === 'yes')
          expect(channelAllowed({ ...book, ...asked, at: noon })).toEqual(
            channelAllowed({ ...book, ...asked, derogations: certain, at: noon }),
          )
        }
      },
    ),
    { numRuns: 25 },
  )
}, 60_000)
