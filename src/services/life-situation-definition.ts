import { z } from 'zod'
import { Localized } from '../foundation/language/index.ts'

const LifeSituation = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower case, digits and hyphens'),
  name: Localized,
  /** Short line under the name: what one finds there. */
  teaser: Localized,
})
export type LifeSituation = z.infer<typeof LifeSituation>

/** `district/life-situations.yaml`, in the order of the home page. */
export const LifeSituationFile = z.strictObject({ lifeSituations: z.array(LifeSituation).min(1) })
export type LifeSituationFile = z.infer<typeof LifeSituationFile>
