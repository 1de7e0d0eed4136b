import { Temporal } from 'temporal-polyfill'
import type { Database } from '../../foundation/database/index.ts'
import type { Ending, Stage } from './ending.ts'
import { findEndings } from './find-endings.ts'
import { toldSince } from './queries.ts'
import { measureUse, type VisitsThatFollow, visitsThatFollow } from './visits-that-follow.ts'

export interface EndingAhead extends Ending {
  /** Null: not known. */
  readonly visits: VisitsThatFollow | null
  /** Which reminders have gone out, and how many mails the latest was. */
  readonly told: readonly Stage[]
  readonly mails: number
}

/** What ends, as the page shows it. */
export async function endingsAhead(db: Database, today: Temporal.PlainDate): Promise<EndingAhead[]> {
  const endings = await findEndings(db, today)
  if (endings.length === 0) return []
  const use = await measureUse(db, today)
  const told = await toldSince(db, today.subtract({ days: 30 }))
  return endings.map(ending => {
    const own = told.filter(
      ({ ground, closes }) =>
        ground.kind === ending.ground.kind &&
        ground.id === ending.ground.id &&
        Temporal.PlainDate.compare(closes, ending.closes) === 0,
    )
    const visits = visitsThatFollow(ending.shuts, use)
    return { ...ending, visits, told: own.map(({ stage }) => stage), mails: own.at(-1)?.mails ?? 0 }
  })
}
