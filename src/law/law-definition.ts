import { z } from 'zod'
import { Localized } from '../foundation/language/index.ts'
import { AssuranceLevel } from '../people/index.ts'

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

/** The identification that meets a demand for electronic identity, and the norm that names it. */
const Identification = z.strictObject({ level: AssuranceLevel.exclude(['none']), norm: slug })

/** What the law puts in place of a signature by hand, and the norm that does. */
const SignatureSubstitute = z.strictObject({
  means: z.enum(['form-with-eid', 'qualified-signature', 'de-mail']),
  norm: slug,
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
  /** Of an electronic identity; left out: not known, and then nothing opens the way. */
  identification: Identification.nullable().default(null),
  /** Of a written form; left out: not known, and then only a signature by hand will do. */
  replacedBy: z.array(SignatureSubstitute).min(1).nullable().default(null),
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
export type SignatureSubstitute = z.infer<typeof SignatureSubstitute>
export type RequirementDefinition = z.infer<typeof RequirementDefinition>
