import { z } from 'zod'
import { Localized } from '../../foundation/language/index.ts'
import { slug } from '../law-definition.ts'

export const needStates = [
  'idea',
  'drafted',
  'submitted',
  'in-parliament',
  'adopted',
  'in-force',
  'dropped',
] as const
export type NeedState = (typeof needStates)[number]

/** So much a year, and how that was reckoned. */
const Saved = z.strictObject({ perYear: z.int().nonnegative(), how: Localized })
export type Saved = z.infer<typeof Saved>

/** Null: not known. */
const Savings = z.strictObject({
  cases: Saved.nullable().default(null),
  minutes: Saved.nullable().default(null),
  trips: Saved.nullable().default(null),
})
export type Savings = z.infer<typeof Savings>

export const NeedDefinition = z.strictObject({
  id: slug,
  title: Localized,
  /** The section that would be amended; null: not on file. */
  norm: slug.nullable(),
  requirements: z.array(slug).default([]),
  /** The words of the law as they are, in German. */
  present: z.string().min(1),
  /** As they should be, in German; null: not drafted, or not on file. */
  proposed: z.string().min(1).nullable().default(null),
  /** Who can amend it. */
  owner: Localized,
  saves: Savings.prefault({}),
  note: Localized.nullable().default(null),
})
export type NeedDefinition = z.infer<typeof NeedDefinition>

/** With how far it has come. */
const NeedOfFile = NeedDefinition.extend({
  states: z
    .array(
      z.strictObject({
        state: z.enum(needStates),
        since: z.iso.date().nullable().default(null),
        note: Localized.nullable().default(null),
      }),
    )
    .min(1),
})

/** `district/needs-for-change.yaml` */
export const NeedFile = z.strictObject({ needs: z.array(NeedOfFile) })
export type NeedFile = z.infer<typeof NeedFile>
