import { useWords } from '../../foundation/html/index.ts'
import type { Office } from '../../offices/index.ts'
import { CentreList } from '../centre-list.tsx'
import { rulesMessages } from './messages.ts'

interface OpeningsProps {
  readonly offices: readonly Office[]
  /** How many rules each office has, by id. */
  readonly counts: ReadonlyMap<string, number>
}

/** The customer centres to choose from. */
export function OpeningsPage({ offices, counts }: OpeningsProps) {
  const t = useWords(rulesMessages)
  const cell = (office: string) => (counts.has(office) ? t.counters(counts.get(office)!) : t.noCounters)
  return <CentreList offices={offices} words={t} column={t.rulesColumn} cell={cell} base="/amt/oeffnung" />
}
