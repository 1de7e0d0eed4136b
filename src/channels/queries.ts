import { type RawBuilder, sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { Database, Transaction } from '../foundation/database/index.ts'
import type { Channel, Step } from '../services/index.ts'
import type { AdoptedWay } from './adopted-way.ts'
import type { Overlay } from './overlay.ts'

const placeColumn = sql`CASE place WHEN 'city' THEN jsonb_build_object('kind', place)
  ELSE jsonb_build_object('kind', place, 'id', place_id) END AS place`

/** All overlays, those that are over too: a page may ask how it was. @param knownAt what was decided by then; left out: all */
export function readOverlays(
  db: Database | Transaction,
  knownAt: Temporal.Instant | null = null,
): Promise<Overlay[]> {
  return overlaysWhere(db, knownAt, sql`true`)
}

async function overlaysWhere(
  db: Database | Transaction,
  knownAt: Temporal.Instant | null,
  only: RawBuilder<unknown>,
): Promise<Overlay[]> {
  const { rows } = await sql<Overlay & { officeEnds: Record<string, string> | null }>`
    SELECT o.id, service_id AS service, step, channel, state, reason, starts_at AS "from", priority, condition,
      activation_id AS activation, least(o.ends_at, e.ended_at) AS until, ${placeColumn},
      (SELECT jsonb_object_agg(office_id, ended_at) FROM channels.overlay_office_end f
        WHERE f.overlay_id = o.id AND (${knownAt}::timestamptz IS NULL OR f.ended_at <= ${knownAt})) AS "officeEnds"
    FROM channels.overlay o LEFT JOIN channels.overlay_end e
      ON e.overlay_id = o.id AND (${knownAt}::timestamptz IS NULL OR e.ended_at <= ${knownAt})
    WHERE (${knownAt}::timestamptz IS NULL OR o.created_at <= ${knownAt}) AND ${only}
    ORDER BY starts_at, o.id`.execute(db)
  return rows.map(({ officeEnds, ...overlay }) =>
    officeEnds ? { ...overlay, officeEnds: instantsOf(officeEnds) } : overlay,
  )
}

function instantsOf(ends: Record<string, string>): ReadonlyMap<string, Temporal.Instant> {
  return new Map(Object.entries(ends).map(([office, at]) => [office, Temporal.Instant.from(at)]))
}

/** Every version of what was adopted, the later ones of the future too. */
export function readAdoptedWays(
  db: Database | Transaction,
  knownAt: Temporal.Instant | null = null,
): Promise<AdoptedWay[]> {
  return adoptedWhere(db, knownAt, sql`true`)
}

async function adoptedWhere(
  db: Database | Transaction,
  knownAt: Temporal.Instant | null,
  only: RawBuilder<unknown>,
): Promise<AdoptedWay[]> {
  const { rows } = await sql<AdoptedWay>`
    SELECT id, service_id AS service, step, channel, state, reason, source, starts_at AS "from", overlay_id AS overlay, ${placeColumn}
    FROM channels.adopted_way WHERE (${knownAt}::timestamptz IS NULL OR adopted_at <= ${knownAt}) AND ${only}
    ORDER BY starts_at, id`.execute(db)
  return rows
}

/** One way of one step of a service. */
export interface OneWay {
  readonly service: string
  readonly step: Step
  readonly channel: Channel
}

/** Of both only what may decide about this one way. */
export async function readWaysTouching(
  db: Database | Transaction,
  { service, step, channel }: OneWay,
): Promise<{ readonly overlays: Overlay[]; readonly adopted: AdoptedWay[] }> {
  const touching = sql`channel = ${channel} AND (service_id IS NULL OR service_id = ${service}) AND (step IS NULL OR step = ${step})`
  return {
    overlays: await overlaysWhere(db, null, touching),
    adopted: await adoptedWhere(db, null, touching),
  }
}

export interface WayToAdopt extends AdoptedWay {
  /** What was known of its use. */
  readonly figures: Record<string, unknown> | null
  readonly preparedBy: string
  /** Somebody else. */
  readonly releasedBy: string
  readonly adoptedAt: Temporal.Instant
}

/** Adds a version of what is offered in ordinary times. Safe to repeat: the same id is written once. */
export async function adoptWay(tx: Transaction, way: WayToAdopt): Promise<void> {
  const { place } = way
  await sql`
    INSERT INTO channels.adopted_way (id, place, place_id, service_id, step, channel, state, reason, source, starts_at,
      overlay_id, figures, prepared_by, released_by, adopted_at)
    VALUES (${way.id}, ${place.kind}, ${place.kind === 'city' ? null : place.id}, ${way.service}, ${way.step},
      ${way.channel}, ${way.state}, ${JSON.stringify(way.reason)}, ${JSON.stringify(way.source)}, ${way.from},
      ${way.overlay}, ${way.figures && JSON.stringify(way.figures)}, ${way.preparedBy}, ${way.releasedBy}, ${way.adoptedAt})
    ON CONFLICT (id) DO NOTHING`.execute(tx)
}

/** Without what an overlay of its own has none of. */
export interface NewOverlay
  extends Omit<Overlay, 'priority' | 'condition' | 'activation'>,
    Partial<Pick<Overlay, 'priority' | 'condition' | 'activation'>> {
  readonly createdBy: string
  readonly createdAt: Temporal.Instant
}

/** Safe to repeat: the same id is written once. */
export async function writeOverlay(tx: Transaction, overlay: NewOverlay): Promise<void> {
  const { place } = overlay
  await sql`
    INSERT INTO channels.overlay (id, place, place_id, service_id, step, channel, state, reason, starts_at, ends_at,
      priority, condition, activation_id, created_by, created_at)
    VALUES (${overlay.id}, ${place.kind}, ${place.kind === 'city' ? null : place.id}, ${overlay.service},
      ${overlay.step}, ${overlay.channel}, ${overlay.state}, ${JSON.stringify(overlay.reason)}, ${overlay.from},
      ${overlay.until}, ${overlay.priority ?? 0}, ${overlay.condition ?? null}, ${overlay.activation ?? null}, ${overlay.createdBy}, ${overlay.createdAt})
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

/** Ends an overlay at one office of its place, and nowhere else. Safe to repeat. */
export async function liftOverlayAt(
  tx: Transaction,
  lifted: {
    readonly id: string
    readonly office: string
    readonly by: string
    readonly at: Temporal.Instant
  },
): Promise<void> {
  await sql`
    INSERT INTO channels.overlay_office_end (overlay_id, office_id, ended_at, ended_by)
    VALUES (${lifted.id}, ${lifted.office}, ${lifted.at}, ${lifted.by}) ON CONFLICT (overlay_id, office_id) DO NOTHING`.execute(
    tx,
  )
}
