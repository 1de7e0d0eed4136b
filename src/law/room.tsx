import type { ComponentChildren } from 'preact'
import type { Database } from '../foundation/database/index.ts'
import { Link, useWords } from '../foundation/html/index.ts'
import type { StaffVisit } from '../foundation/http/index.ts'
import type { Localized, Messages } from '../foundation/language/index.ts'
import type { NeedsPaper } from './needs/needs-paper.ts'

/** What the pages of this room take from modules above: names, and a press for the paper. */
export interface LawSurroundings {
  /** By id. */
  services(db: Database): Promise<ReadonlyMap<string, Localized>>
  /** By id. */
  districts(db: Database): Promise<ReadonlyMap<string, string>>
  print(visit: StaffVisit, paper: NeedsPaper): Promise<Uint8Array>
  /** What of all that is temporary ends soon, and what follows. */
  ahead(visit: StaffVisit): Promise<ComponentChildren>
}

export const section = 'law'

const de = {
  nav: 'Recht',
  resting: 'Befristetes Recht',
  fallback: 'Rückfall an einem Tag',
  needs: 'Änderungsbedarf',
  register: 'Register',
}
const en: typeof de = {
  nav: 'Law',
  resting: 'Temporary law',
  fallback: 'What falls back on a day',
  needs: 'Needs for change',
  register: 'Register',
}
const words: Messages<typeof de> = { de, en }

const rooms = {
  resting: '/amt/recht',
  fallback: '/amt/recht/rueckfall',
  needs: '/amt/recht/aenderungsbedarf',
  register: '/amt/recht/register',
} as const

interface RoomProps {
  readonly here: keyof typeof rooms
  readonly children: ComponentChildren
}

/** The frame of every page of the register of law. */
export function LawRoom({ here, children }: RoomProps) {
  const t = useWords(words)
  return (
    <div class="desk law">
      <nav class="law__rooms" aria-label={t.nav}>
        <ul>
          {(Object.keys(rooms) as (keyof typeof rooms)[]).map(room => (
            <li key={room}>
              <Link href={rooms[room]} current={room === here ? 'true' : undefined}>
                {t[room]}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {children}
    </div>
  )
}
