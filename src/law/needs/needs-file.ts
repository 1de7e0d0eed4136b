import type { Language } from '../../foundation/language/index.ts'
import { csv } from '../../foundation/text/index.ts'
import type { Norm } from '../requirement.ts'
import { type Need, stateOf } from './need.ts'

const head = [
  'id',
  'title',
  'norm',
  'owner',
  'state',
  'since',
  'minutes_per_year',
  'minutes_reckoned',
  'trips_per_year',
  'trips_reckoned',
  'cases_per_year',
  'cases_reckoned',
  'present',
  'proposed',
] as const

/** One line a need (RFC 4180), in the order given. What is not known is empty. */
export function needsFile(
  needs: readonly Need[],
  norms: ReadonlyMap<string, Norm>,
  language: Language,
): string {
  const lines = needs.map(need => {
    const { minutes, trips, cases } = need.saves
    return [
      need.id,
      need.title[language],
      need.norm ? (norms.get(need.norm)?.citation[language] ?? need.norm) : '',
      need.owner[language],
      stateOf(need),
      need.steps.at(-1)!.since?.toString() ?? '',
      ...[minutes, trips, cases].flatMap(saved => [
        saved ? String(saved.perYear) : '',
        saved?.how[language] ?? '',
      ]),
      need.present,
      need.proposed ?? '',
    ]
  })
  return csv([head, ...lines])
}
