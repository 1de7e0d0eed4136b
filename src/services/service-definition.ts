import { z } from 'zod'
import { Source, Trust } from '../foundation/facts/index.ts'
import { Localized } from '../foundation/language/index.ts'
import { Condition, FormDefinition } from './form-definition.ts'

export { Source, Trust }

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower case, digits and hyphens')
const day = z.iso.date()

export const steps = ['advice', 'apply', 'identify', 'collect'] as const
export const Step = z.enum(steps)
export type Step = z.infer<typeof Step>

export const channels = ['online', 'phone', 'email', 'post', 'video', 'onsite'] as const
export const Channel = z.enum(channels)
export type Channel = z.infer<typeof Channel>

/** An amount in cents, or null where it is not known; `for` tells the case, `channel` the way it holds for. */
const Fee = z.strictObject({
  amount: z.int('expected a whole number of cents or null').min(0).nullable(),
  currency: z.literal('EUR').default('EUR'),
  per: Localized.optional(),
  for: Localized.optional(),
  channel: z.enum(['any', ...channels]).default('any'),
  validFrom: day.nullable().default(null),
  trust: Trust,
  source: Source,
})
export type Fee = z.infer<typeof Fee>

/** What the office itself offers on a way. What is not listed is not offered. */
const Offer = z.strictObject({
  /** One sentence beside the open way. */
  note: Localized.optional(),
  /** Where the offer rests on stated practice or a demo setting rather than on a rule. */
  source: Source.optional(),
})
export type Offer = z.infer<typeof Offer>
const stepOffers = z.partialRecord(Channel, Offer)

/**
 * Ways an authority says it does not take, where no law on file shuts them: shown with the source, never as
 * law. An empty `offers` step means that the service has no such step.
 */
const ClosedByPractice = z.strictObject({
  step: Step,
  channels: z.array(Channel).min(1),
  /** One sentence for the citizen. */
  reason: Localized,
  source: Source,
  instead: z.strictObject({ channel: Channel, text: Localized }),
})
export type ClosedByPractice = z.infer<typeof ClosedByPractice>

/** What comes out of the errand. Only a decision carries a legal remedy. */
export const Outcome = z.enum(['certificate', 'acknowledgement', 'decision', 'forwarding'])
export type Outcome = z.infer<typeof Outcome>

/**
 * A block of the letter that the errand ends with. Texts may carry `{name}` fields:
 * `{applicant}`, `{reference}`, `{receivedOn}`, `{service}`, `{answer.<questionId>}`.
 * `register` rows come from the population register, never from what was typed; `answers` rows repeat the
 * notice as it was given. A block with `when` stands in the letter only where that answer was given.
 */
const LetterBlock = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('paragraph'), text: Localized, when: Condition.optional() }),
  z.strictObject({ kind: z.literal('heading'), text: Localized, when: Condition.optional() }),
  z.strictObject({
    kind: z.literal('register'),
    when: Condition.optional(),
    fields: z.array(
      z.enum([
        'familyName',
        'birthName',
        'formerNames',
        'givenNames',
        'doctorate',
        'artistName',
        'birthDate',
        'birthPlace',
        'mainAddress',
        'secondaryAddress',
        'formerAddress',
        'movedInOn',
      ]),
    ),
  }),
  z.strictObject({
    kind: z.literal('answers'),
    questions: z.array(z.string()).min(1),
    when: Condition.optional(),
  }),
])
export type LetterBlock = z.infer<typeof LetterBlock>

const ResultLetter = z.strictObject({ subject: Localized, blocks: z.array(LetterBlock).min(1) })
export type ResultLetter = z.infer<typeof ResultLetter>

const Result = z.strictObject({
  /** The certificate, the acknowledgement, the granting decision, or the notice of forwarding. */
  granted: ResultLetter,
  /** Refusals give their reasons in the caseworker's own words (§ 39 VwVfG); `{reasons}` stands for them. */
  refused: ResultLetter.optional(),
  /** Decisions only: where to object and within what time. */
  remedy: z.strictObject({ heading: Localized, text: Localized }).optional(),
})

export const ServiceDefinition = z.strictObject({
  id: slug,
  name: Localized,
  /** One sentence: what it is for. */
  summary: Localized,
  /** What citizens call it, and what it is often confused with, one phrase each. */
  keywords: z.strictObject({ de: z.array(z.string().min(2)), en: z.array(z.string().min(2)) }),
  leikaKeys: z.array(z.string().regex(/^99\d{12}$/)),
  leikaNote: Localized.optional(),
  lifeSituations: z.array(slug),
  /** Position in "often needed" on the home page; left out for the others. */
  popular: z.int().min(1).max(8).optional(),
  /** Short line beside the name on the home page. */
  teaser: Localized,
  outcome: Outcome,
  team: slug,
  /** Where another authority decides: who, and where it can be reached. */
  authority: z
    .strictObject({ name: Localized, url: z.url().optional(), note: Localized.optional() })
    .optional(),
  /** Days a notice or an application has to be made in, as the law says it. */
  deadline: Localized.optional(),
  fees: z.array(Fee).min(1),
  duration: z.strictObject({
    /** What a source states; null: not known. The measured duration comes from the cases themselves. */
    stated: Localized.nullable(),
    source: Source.optional(),
    /** Working days within which the office promises an answer (demo setting). */
    promiseWorkingDays: z.int().min(1).max(90),
    promiseTrust: Trust.default('demo'),
  }),
  documents: z.array(z.strictObject({ text: Localized, hint: Localized.optional() })),
  /** Ids of norms in `district/law/`. */
  legalBases: z.array(slug).min(1),
  /** "Is this the right one?": what it is not, and what would be. */
  distinction: z.array(z.strictObject({ text: Localized, service: slug.optional() })).default([]),
  /** What happens, one sentence a step. */
  procedure: z.array(Localized).min(1),
  faq: z.array(z.strictObject({ question: Localized, answer: Localized })).default([]),
  /** Einfache Sprache; absent where nobody has written it yet. */
  plainLanguage: z.string().optional(),
  offers: z.strictObject({
    advice: stepOffers,
    apply: stepOffers,
    identify: stepOffers,
    collect: stepOffers,
  }),
  closedByPractice: z.array(ClosedByPractice).default([]),
  /** Left out: the service is taken in as a formless request (message, contact, attachments). */
  form: FormDefinition.optional(),
  result: Result.optional(),
  checkedOn: day,
})
export type ServiceDefinition = z.infer<typeof ServiceDefinition>
