import { z } from 'zod'
import { Localized } from '../foundation/language/index.ts'

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
const Step = z.enum(['advice', 'apply', 'identify', 'collect'])
const Channel = z.enum(['online', 'phone', 'email', 'post', 'video', 'onsite'])

/** One section of a statute, as the register of legal bases knows it. */
const Norm = z.strictObject({
  id: slug,
  /** `§ 18 Abs. 3 mit § 10 Abs. 3 BMG` */
  citation: Localized,
  /** What it says, in our own words. */
  says: Localized,
  /** Day of the text on file; null where the text is not on file. */
  textAsOf: z.iso.date().nullable(),
})

/**
 * What a norm demands of a step of services, and which channels that shuts. The kind and the modality keep
 * apart what a yes or no would blur: "sollen" is not "muss", and an alternative shuts nothing.
 */
const RequirementDefinition = z.strictObject({
  id: slug,
  norm: slug,
  services: z.array(slug).min(1),
  step: Step,
  kind: z.enum([
    'personal-appearance',
    'written-form',
    'original-document',
    'biometrics',
    'electronic-form-excluded',
    'electronic-identity',
    'delivery-in-person',
    'stated-form',
  ]),
  modality: z.enum(['must', 'should', 'alternative', 'on-demand']),
  closes: z.array(Channel),
  /** One sentence for the citizen: why this way is shut. */
  reason: Localized,
  /** The equal way that stays open. */
  instead: z.strictObject({ channel: Channel, text: Localized }),
  validFrom: z.iso.date().nullable(),
  validUntil: z.iso.date().nullable().default(null),
})

/** One file a statute: `district/law/bmg.yaml`. */
export const StatuteFile = z.strictObject({
  id: slug,
  abbreviation: z.string(),
  title: Localized,
  level: z.enum(['federal', 'land', 'decree']),
  norms: z.array(Norm).min(1),
  requirements: z.array(RequirementDefinition).default([]),
})
export type StatuteFile = z.infer<typeof StatuteFile>
export type RequirementDefinition = z.infer<typeof RequirementDefinition>
