import { z } from 'zod'
import { DescribedSource } from '../foundation/facts/index.ts'
import { DayText } from '../foundation/http/index.ts'
import { Channel, Outcome, Trust } from './service-definition.ts'

/** Money in cents with currency. */
const DescribedFee = z
  .strictObject({
    amount: z.int().nullable().describe('Cents; null: not known'),
    currency: z.literal('EUR'),
    per: z.string().nullable(),
    for: z.string().nullable().describe('The case it holds for'),
    channel: z.enum(['any', ...Channel.options]).describe('The way it holds for'),
    validFrom: DayText.nullable(),
    trust: Trust,
    source: DescribedSource,
  })
  .meta({ id: 'Fee' })

const LegalBasis = z
  .strictObject({
    id: z.string(),
    citation: z.string(),
    says: z.string(),
    textAsOf: DayText.nullable(),
    statute: z.string().nullable(),
  })
  .meta({ id: 'LegalBasis' })

/** What a service is, as machines get it. Null always means "not known". */
export const DescribedService = z.strictObject({
  id: z.string(),
  version: z.int(),
  name: z.string(),
  summary: z.string(),
  leikaKeys: z.array(z.string()),
  lifeSituations: z.array(z.string()),
  outcome: Outcome,
  authority: z
    .strictObject({ name: z.string(), url: z.string().nullable() })
    .nullable()
    .describe('Who decides, where it is another authority'),
  deadline: z.string().nullable(),
  fees: z.array(DescribedFee),
  documents: z.array(z.strictObject({ text: z.string(), hint: z.string().nullable() })),
  duration: z.strictObject({
    stated: z.string().nullable(),
    source: DescribedSource.nullable(),
    promiseWorkingDays: z.int(),
  }),
  legalBases: z.array(LegalBasis),
  procedure: z.array(z.string()),
  faq: z.array(z.strictObject({ question: z.string(), answer: z.string() })),
  distinction: z.array(z.strictObject({ text: z.string(), service: z.string().nullable() })),
  form: z.strictObject({ minutes: z.int() }).nullable().describe('null: taken in as a formless request'),
  checkedOn: DayText,
})

/** A service in a list. */
export const ServiceEntry = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    leikaKeys: z.array(z.string()),
    summary: z.string(),
    url: z.string(),
  })
  .meta({ id: 'ServiceEntry' })
