import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Database, Transaction } from '../foundation/database/index.ts'
import { displayCache } from '../foundation/display-cache.ts'
import type { Localized } from '../foundation/language/index.ts'
import { isRunning } from './overlay.ts'
import { covers, type Place } from './place.ts'

/** A sentence that an operation has put on the pages for citizens. */
export interface Notice {
  readonly id: string
  /** On all that tell of services, or on those of the offices of its place. */
  readonly shownOn: 'portal' | 'office-page'
  readonly place: Place
  readonly text: Localized
  readonly from: Temporal.Instant
  /** Null: until it is taken down. */
  readonly until: Temporal.Instant | null
  /** The emergency operation that put it up. */
  readonly activation: string | null
}

/** All of them, those that are over too. */
export async function readNotices(db: Database | Transaction): Promise<Notice[]> {
  const { rows } = await sql<Notice>`
    SELECT n.id, shown_on AS "shownOn", text, starts_at AS "from", least(n.ends_at, e.ended_at) AS until,
      activation_id AS activation, CASE place WHEN 'city' THEN jsonb_build_object('kind', place)
        ELSE jsonb_build_object('kind', place, 'id', place_id) END AS place
    FROM channels.notice n LEFT JOIN channels.notice_end e ON e.notice_id = n.id ORDER BY starts_at, n.id`.execute(
    db,
  )
  return rows
}

/** At most a second old. */
export const noticesForDisplay = displayCache({ topic: 'overlays', load: readNotices })

/** What every page that tells of services says now. */
export function announcedEverywhere(notices: readonly Notice[], at: Temporal.Instant): Notice[] {
  return notices.filter(notice => notice.shownOn === 'portal' && isRunning(notice, at))
}

/** What the page of an office says now. */
export function announcedAt(
  notices: readonly Notice[],
  office: { readonly id: string; readonly district: string | null },
  at: Temporal.Instant,
): Notice[] {
  const isHere = ({ place }: Notice) => covers(place, { office, team: '' })
  return notices.filter(notice => notice.shownOn === 'office-page' && isRunning(notice, at) && isHere(notice))
}

/** Safe to repeat: the same id is written once. */
export async function writeNotice(
  tx: Transaction,
  notice: Notice & { readonly createdBy: string; readonly createdAt: Temporal.Instant },
): Promise<void> {
  const { place } = notice
  await sql`
    INSERT INTO channels.notice (id, shown_on, place, place_id, text, starts_at, ends_at, activation_id, created_by, created_at)
    VALUES (${notice.id}, ${notice.shownOn}, ${place.kind}, ${place.kind === 'city' ? null : place.id},
      ${JSON.stringify(notice.text)}, ${notice.from}, ${notice.until}, ${notice.activation}, ${notice.createdBy}, ${notice.createdAt})
    ON CONFLICT (id) DO NOTHING`.execute(tx)
}

/** Takes down one of them; where there is none of this id, nothing. */
export async function takeDownNotice(
  tx: Transaction,
  id: string,
  { by, at }: { readonly by: string; readonly at: Temporal.Instant },
): Promise<void> {
  await sql`
    INSERT INTO channels.notice_end (notice_id, ended_at, ended_by)
    SELECT id, ${at}::timestamptz, ${by} FROM channels.notice WHERE id = ${id} ON CONFLICT (notice_id) DO NOTHING`.execute(
    tx,
  )
}

/** Takes down what an operation has put up. */
export async function takeDownNotices(
  tx: Transaction,
  activation: string,
  { by, at }: { readonly by: string; readonly at: Temporal.Instant },
): Promise<void> {
  await sql`
    INSERT INTO channels.notice_end (notice_id, ended_at, ended_by)
    SELECT id, ${at}::timestamptz, ${by} FROM channels.notice WHERE activation_id = ${activation}
    ON CONFLICT (notice_id) DO NOTHING`.execute(tx)
}
