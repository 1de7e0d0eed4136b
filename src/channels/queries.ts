import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Database, Transaction } from '../foundation/database/index.ts'
import type { Overlay } from './overlay.ts'

/** All overlays, those that are over too: a page may ask how it was. */
export async function readOverlays(db: Database | Transaction): Promise<Overlay[]> {
  const { rows } = await sql<Overlay>`
    SELECT o.id, service_id AS service, step, channel, state, reason, starts_at AS "from",
      least(o.ends_at, e.ended_at) AS until,
      CASE place WHEN 'city' THEN jsonb_build_object('kind', place)
        ELSE jsonb_build_object('kind', place, 'id', place_id) END AS place
    FROM channels.overlay o LEFT JOIN channels.overlay_end e ON e.overlay_id = o.id
    ORDER BY starts_at, o.id`.execute(db)
  return rows
}

export interface NewOverlay extends Overlay {
  readonly createdBy: string
  readonly createdAt: Temporal.Instant
}

/** Safe to repeat: the same id is written once. */
export async function writeOverlay(tx: Transaction, overlay: NewOverlay): Promise<void> {
  const { place } = overlay
  await sql`
    INSERT INTO channels.overlay (id, place, place_id, service_id, step, channel, state, reason, starts_at, ends_at,
      created_by, created_at)
    VALUES (${overlay.id}, ${place.kind}, ${place.kind === 'city' ? null : place.id}, ${overlay.service},
      ${overlay.step}, ${overlay.channel}, ${overlay.state}, ${JSON.stringify(overlay.reason)}, ${overlay.from},
      ${overlay.until}, ${overlay.createdBy}, ${overlay.createdAt})
    ON CONFLICT (id) DO NOTHING`.execute(tx)
}

/** Lifts an overlay before its time; one that has been lifted stays as it is. */
export async function liftOverlay(
  tx: Transaction,
  lifted: { readonly id: string; readonly by: string; readonly at: Temporal.Instant },
): Promise<void> {
  await sql`
    INSERT INTO channels.overlay_end (overlay_id, ended_at, ended_by)
    VALUES (${lifted.id}, ${lifted.at}, ${lifted.by}) ON CONFLICT (overlay_id) DO NOTHING`.execute(tx)
}
