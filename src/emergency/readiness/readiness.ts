/** What readiness is made of, with how much each counts of 100. */
export const weights = { plan: 25, rehearsal: 15, ways: 30, reach: 20, phone: 10 } as const
export type PartName = keyof typeof weights
export const partNames = Object.keys(weights) as PartName[]

/** How much of each there is, from 0 to 1; null: it does not apply, and is left out of the score. */
export type Parts = Readonly<Record<PartName, number | null>>

/** From 0 to 100; null: nothing applies. */
export function scoreOf(parts: Parts): number | null {
  const applying = partNames.filter(name => parts[name] !== null)
  if (applying.length === 0) return null
  const most = applying.reduce((sum, name) => sum + weights[name], 0)
  const reached = applying.reduce((sum, name) => sum + weights[name] * parts[name]!, 0)
  return Math.round((100 * reached) / most)
}

/** What is missing, and how many points of 100 it would bring; the most first. */
export function missingOf(parts: Parts): { readonly part: PartName; readonly points: number }[] {
  const score = scoreOf(parts)
  return partNames
    .flatMap(part => {
      const share = parts[part]
      if (share === null || share === 1 || score === null) return []
      return { part, points: Math.max(1, scoreOf({ ...parts, [part]: 1 })! - score) }
    })
    .sort((a, b) => b.points - a.points)
}

export const verdicts = ['yes', 'gaps', 'no'] as const
/** Whether we could close tomorrow: `yes` with an approved plan that was rehearsed, `gaps` where it was not, `no` without. */
export type Verdict = (typeof verdicts)[number]

export function verdictOf(all: readonly Parts[]): Verdict {
  if (all.length === 0 || all.some(({ plan }) => plan !== 1)) return 'no'
  return all.every(({ rehearsal }) => rehearsal === 1) ? 'yes' : 'gaps'
}

/** The mean of several; null: none of them has one. */
export function meanScore(all: readonly Parts[]): number | null {
  const scores = all.map(scoreOf).filter(score => score !== null)
  return scores.length > 0 ? Math.round(scores.reduce((sum, score) => sum + score, 0) / scores.length) : null
}
