import { z } from 'zod'
import { Source } from '../foundation/facts/index.ts'
import { Localized } from '../foundation/language/index.ts'
import { Channel, slug } from './law-definition.ts'

/** Where a relief holds. */
export const Territory = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('city') }),
  z.strictObject({ kind: z.literal('districts'), districts: z.array(slug).min(1).readonly() }),
  /** Another Land; which one, as far as it is known. */
  z.strictObject({ kind: z.literal('land'), name: Localized }),
  z.strictObject({ kind: z.literal('unknown') }),
])

export const effects = ['suspends', 'replaces', 'extends', 'does-not-sanction'] as const
export const instruments = ['decree', 'ordinance', 'law', 'instruction', 'tolerance'] as const

/**
 * A temporary relief. It has an end, or conditions and a day of review after which it lapses unless somebody renews
 * it; and it covers the city only where its territory is known to.
 */
export const DerogationDefinition = z
  .strictObject({
    id: slug,
    /** What rests on it. */
    title: Localized,
    requirement: slug,
    effect: z.enum(effects),
    instrument: z.enum(instruments),
    citation: Localized,
    issuer: Localized,
    /** File number or date by which it can be found. */
    reference: z.string().nullable().default(null),
    territory: Territory,
    covers: z.enum(['yes', 'no', 'unknown']),
    /** Ways it opens; null: all that the requirement shuts. */
    opens: z.array(Channel).min(1).readonly().nullable().default(null),
    /** As long as this holds. */
    conditions: Localized.nullable().default(null),
    /** First day; null: not known. */
    from: z.iso.date().nullable(),
    until: z.iso.date().nullable().default(null),
    reviewOn: z.iso.date().nullable().default(null),
    note: Localized.nullable().default(null),
    source: Source,
  })
  .refine(({ until, conditions, reviewOn }) => until || (conditions && reviewOn), {
    path: ['until'],
    error: 'A derogation needs an end, or conditions and a day of review.',
  })
  .refine(({ from, until }) => !from || !until || from <= until, {
    path: ['until'],
    error: 'Ends before it begins.',
  })
  .refine(({ from, reviewOn }) => !from || !reviewOn || from <= reviewOn, {
    path: ['reviewOn'],
    error: 'Reviewed before it begins.',
  })
  .refine(
    ({ covers, territory, from }) =>
      covers !== 'yes' || (from && (territory.kind === 'city' || territory.kind === 'districts')),
    {
      path: ['covers'],
      error: 'It covers this city only where its territory and its first day are known.',
    },
  )
export type DerogationDefinition = z.infer<typeof DerogationDefinition>

/** `district/derogations.yaml` */
export const DerogationFile = z.strictObject({ derogations: z.array(DerogationDefinition) })
export type DerogationFile = z.infer<typeof DerogationFile>
