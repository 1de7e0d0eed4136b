import { z } from 'zod'
import { Localized } from '../foundation/language/index.ts'
import { AssuranceLevel } from '../people/index.ts'

export const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
const Step = z.enum(['advice', 'apply', 'identify', 'collect'])
export const Channel = z.enum(['online', 'phone', 'email', 'post', 'video', 'onsite'])

const NormText = z.strictObject({
  /** What it says, in our own words. */
  says: Localized,
  /** Day of the text on file; null where the text is not on file. */
  textAsOf: z.iso.date().nullable(),
  /** Where the text can be read; left out: where the statute says, if the text is on file. */
  source: z.url().nullable().default(null),
  /** First day of this text; null: not known. */
  validFrom: z.iso.date().nullable().default(null),
  /** Last day of this text; null: none known. */
  validUntil: z.iso.date().nullable().default(null),
})

/** One section of a statute, as the register of legal bases knows it. */
const Norm = NormText.extend({
  id: slug,
  /** `§ 18 Abs. 3 mit § 10 Abs. 3 BMG` */
  citation: Localized,
  /** What it said earlier, or will say. */
  otherVersions: z.array(NormText).default([]),
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
const RequirementDefinition = z
  .strictObject({
    id: slug,
    norm: slug,
    /** Empty: what it demands is no service of its own here. */
    services: z.array(slug),
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
      'deadline',
      'validity',
    ]),
    modality: z.enum(['must', 'should', 'may', 'alternative', 'on-demand', 'experiment']),
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
    /** Who has to do it. What follows is null where it is not known. */
    actor: Localized.nullable().default(null),
    /** What follows for whoever does not. */
    consequence: Localized.nullable().default(null),
    exceptions: Localized.nullable().default(null),
    /** A few words of the law itself, as they stand there. */
    quote: z.string().nullable().default(null),
    /** By when, where the law sets a time. */
    deadline: Localized.nullable().default(null),
  })
  .refine(({ kind, closes }) => closes.length === 0 || (kind !== 'deadline' && kind !== 'validity'), {
    path: ['closes'],
    error: 'A time shuts no way.',
  })

/** One file a statute: `district/law/bmg.yaml`. */
export const StatuteFile = z.strictObject({
  id: slug,
  abbreviation: z.string(),
  title: Localized,
  level: z.enum(['federal', 'land', 'decree']),
  /** Where the texts that are on file can be read. */
  source: z.url().nullable().default(null),
  norms: z.array(Norm).min(1),
  requirements: z.array(RequirementDefinition).default([]),
})
export type StatuteFile = z.infer<typeof StatuteFile>
export type SignatureSubstitute = z.infer<typeof SignatureSubstitute>
export type RequirementDefinition = z.infer<typeof RequirementDefinition>
