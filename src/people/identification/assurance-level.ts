import { z } from 'zod'

/**
 * How sure it is who somebody is: the levels of assurance of electronic identification (Art. 8 eIDAS), and `none`
 * below them.
 */
export const assuranceLevels = ['none', 'low', 'substantial', 'high'] as const
export const AssuranceLevel = z.enum(assuranceLevels)
export type AssuranceLevel = z.infer<typeof AssuranceLevel>

export function levelSuffices(have: AssuranceLevel, need: AssuranceLevel): boolean {
  return assuranceLevels.indexOf(have) >= assuranceLevels.indexOf(need)
}

export function highestLevel(levels: readonly AssuranceLevel[]): AssuranceLevel {
  return levels.reduce<AssuranceLevel>((best, level) => (levelSuffices(best, level) ? best : level), 'none')
}
