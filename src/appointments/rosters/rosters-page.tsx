import { useWords } from '../../foundation/html/index.ts'
import type { Office } from '../../offices/index.ts'
import { CentreList } from '../centre-list.tsx'
import { rosterMessages } from './messages.ts'
import type { Presence } from './queries.ts'

interface RostersProps {
  readonly offices: readonly Office[]
  /** Of today, by office. */
  readonly presence: ReadonlyMap<string, Presence>
}

/** The customer centres to choose from, and how many are there today. */
export function RostersPage({ offices, presence }: RostersProps) {
  const t = useWords(rosterMessages)
  const cell = (office: string) => {
    const own = presence.get(office)
    return own ? t.presence(own.there, own.absent) : <span class="muted">{t.none}</span>
  }
  return <CentreList offices={offices} words={t} column={t.todayColumn} cell={cell} base="/amt/besetzung" />
}
