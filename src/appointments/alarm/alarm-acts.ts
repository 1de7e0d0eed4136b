import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { type AuditAct, recordAudit } from '../../foundation/audit/index.ts'
import type { Database, Transaction } from '../../foundation/database/index.ts'
import type { Desk } from '../counter/serve.ts'
import { type AlarmAct, type AlarmState, alarmTable, DOUBLE_PRESS_SECONDS } from './alarm.ts'

export interface Alarm {
  readonly id: string
  readonly counter: string
  readonly state: AlarmState
  readonly raisedAt: Temporal.Instant
  readonly goingBy: string | null
}

const columns = sql`id, counter, state, raised_at AS "raisedAt", going_by AS "goingBy"`

/** Those that somebody still has to look after, the oldest first. */
export async function openAlarms(db: Database | Transaction, office: string): Promise<Alarm[]> {
  const { rows } = await sql<Alarm>`SELECT ${columns} FROM appointments.alarm
    WHERE office_id = ${office} AND ended_at IS NULL ORDER BY raised_at, counter`.execute(db)
  return rows
}

/** Calls for help at this counter. A double press is one call; one on the way to which somebody is becomes loud again. */
export async function raiseAlarm(tx: Transaction, desk: Desk): Promise<string> {
  const { office, counter, by, at } = desk
  const again = at.subtract({ seconds: DOUBLE_PRESS_SECONDS })
  const { rows } = await sql<{ id: string }>`
    INSERT INTO appointments.alarm AS alarm (id, office_id, counter, state, raised_at, raised_by)
    VALUES (${randomUUID()}, ${office}, ${counter}, 'raised', ${at}, ${by.name})
    ON CONFLICT (office_id, counter) WHERE ended_at IS NULL DO UPDATE SET state = 'raised', raised_at = excluded.raised_at,
      raised_by = excluded.raised_by, going_at = NULL, going_by = NULL
    WHERE alarm.raised_at <= ${again}
    RETURNING id`.execute(tx)
  if (rows[0]) {
    await record(tx, 'alarm.raised', rows[0].id, desk)
    return rows[0].id
  }
  const { rows: open } = await sql<{ id: string }>`SELECT id FROM appointments.alarm
    WHERE office_id = ${office} AND counter = ${counter} AND ended_at IS NULL`.execute(tx)
  return open[0]!.id
}

const auditActs = { go: 'alarm.going', end: 'alarm.over', 'take-back': 'alarm.taken-back' } as const

/**
 * @param word what whoever ends it says of it
 * @returns false: it is not so far, or no longer so; the page was an old one
 */
export async function actOnAlarm(
  tx: Transaction,
  id: string,
  act: Exclude<AlarmAct, 'raise'>,
  desk: Desk,
  word: string | null = null,
): Promise<boolean> {
  const { from, to } = alarmTable[act]
  const { office, by, at } = desk
  const [goes, ends] = [act === 'go', act !== 'go']
  const { rows } = await sql<Alarm>`
    UPDATE appointments.alarm SET state = ${to}, word = ${word},
      going_at = CASE WHEN ${goes} THEN ${at}::timestamptz ELSE going_at END,
      going_by = CASE WHEN ${goes} THEN ${by.name} ELSE going_by END,
      ended_at = ${ends ? at : null}::timestamptz, ended_by = ${ends ? by.name : null}
    WHERE id = ${id} AND office_id = ${office} AND state = ANY(${from}::text[])
    RETURNING ${columns}`.execute(tx)
  if (!rows[0]) return false
  await record(tx, auditActs[act], id, { ...desk, counter: rows[0].counter })
  return true
}

/** Each press and each answer is in the audit trail; the words stay with the alarm. */
async function record(
  tx: Transaction,
  act: AuditAct,
  alarm: string,
  { office, counter, by, at }: Desk,
): Promise<void> {
  const object = { kind: 'office', id: office } as const
  await recordAudit(tx, { actor: by, act, object, detail: { alarm, counter }, at })
}
