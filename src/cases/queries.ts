import { type RawBuilder, sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { auditWrite } from '../foundation/audit/index.ts'
import {
  always,
  type Database,
  letIn,
  type Transaction,
  type Write,
  writeTogether,
} from '../foundation/database/index.ts'
import { NotFound } from '../foundation/errors.ts'
import type { Actor } from '../foundation/permissions/index.ts'
import type { Act, ActKind, Case, CaseDocument, Inquiry } from './case.ts'

type Db = Database | Transaction

const caseColumns = sql`c.id, c.reference, c.service_id AS "serviceId", c.service_version AS "serviceVersion",
  c.service_name AS "serviceName", c.outcome, c.team, c.channel, c.language, c.state, c.applicant, c.contact,
  c.delivery, c.snapshot, c.identity, c.access_epoch AS "accessEpoch", c.promised_on AS "promisedOn",
  c.waiting_since AS "waitingSince", c.cleared, c.result, c.assigned_to AS "assignedTo",
  c.assigned_name AS "assignedName", c.demo, c.decoy, c.opened_at AS "openedAt", c.decided_at AS "decidedAt",
  c.closed_at AS "closedAt", c.unreached_since AS "unreachedSince"`

async function one(db: Db, where: RawBuilder<unknown>): Promise<Case | null> {
  const { rows } = await sql<Case>`SELECT ${caseColumns} FROM cases.case_record c WHERE ${where}`.execute(db)
  return rows[0] ?? null
}

export function findCaseByReference(db: Db, reference: string): Promise<Case | null> {
  return one(db, sql`c.reference = ${reference}`)
}
export function findCaseById(db: Db, id: string): Promise<Case | null> {
  return one(db, sql`c.id = ${id}`)
}

/** What a code, a cookie or a link is checked against, before anybody is let in. */
export type Door = Pick<Case, 'id' | 'reference' | 'accessEpoch'>
const door = sql`SELECT id, reference, access_epoch AS "accessEpoch" FROM`

export async function findDoor(db: Db, reference: string): Promise<Door | null> {
  return (await sql<Door>`${door} cases.door(${reference})`.execute(db)).rows[0] ?? null
}
export async function findDoorByLink(db: Db, tokenHash: Buffer): Promise<Door | null> {
  return (await sql<Door>`${door} cases.door_by_link(${tokenHash})`.execute(db)).rows[0] ?? null
}

/** Lets somebody in whose key has been checked. */
export async function enterCase(db: Db, { id }: Door): Promise<Case | null> {
  await letIn(db, id)
  return findCaseById(db, id)
}

/** Locks the case until the end of the transaction: two acts on one case come one after the other. */
export async function lockCase(tx: Transaction, id: string): Promise<Case> {
  const found = await one(tx, sql`c.id = ${id} FOR UPDATE`)
  if (!found) throw new NotFound()
  return found
}

export interface ActToWrite {
  readonly caseId: string
  readonly kind: ActKind
  readonly actor: Actor
  readonly note?: string
  readonly data?: Record<string, unknown>
  readonly at: Temporal.Instant
}

/** One line in the course of the case and one in the audit trail, which outlives it; for `writeTogether`. */
export function actWrites(act: ActToWrite): Write[] {
  const id = act.actor.kind === 'staff' ? act.actor.id : null
  const name = act.actor.kind === 'citizen' ? null : act.actor.name
  return [
    auditWrite({
      actor: act.actor,
      act: `case.${act.kind}`,
      object: { kind: 'case', id: act.caseId },
      at: act.at,
    }),
    only => sql`
      INSERT INTO cases.act (case_id, kind, at, actor_kind, actor_id, actor_name, note, data)
      SELECT ${act.caseId}, ${act.kind}, ${act.at}, ${act.actor.kind}, ${id}, ${name}, ${act.note ?? ''},
             ${JSON.stringify(act.data ?? {})} WHERE ${only}`,
  ]
}

export async function writeAct(tx: Transaction, act: ActToWrite): Promise<void> {
  await writeTogether(tx, actWrites(act))
}

/** Sets present state; only the fields that are named. */
export async function updateCase(
  tx: Transaction,
  id: string,
  set: Partial<{
    state: Case['state']
    promisedOn: Temporal.PlainDate
    waitingSince: Temporal.Instant | null
    cleared: readonly string[]
    result: Case['result']
    delivery: Case['delivery']
    identity: Case['identity']
    team: string
    assignedTo: string | null
    assignedName: string | null
    decidedAt: Temporal.Instant
    closedAt: Temporal.Instant | null
    unreachedSince: Temporal.Instant | null
  }>,
  at: Temporal.Instant,
): Promise<void> {
  const names = {
    state: 'state',
    promisedOn: 'promised_on',
    waitingSince: 'waiting_since',
    cleared: 'cleared',
    result: 'result',
    delivery: 'delivery',
    identity: 'identity',
    team: 'team',
    assignedTo: 'assigned_to',
    assignedName: 'assigned_name',
    decidedAt: 'decided_at',
    closedAt: 'closed_at',
    unreachedSince: 'unreached_since',
  } as const
  const parts = Object.entries(set).map(
    ([key, value]) =>
      sql`${sql.ref(names[key as keyof typeof names])} = ${key === 'identity' ? JSON.stringify(value) : value}`,
  )
  await sql`UPDATE cases.case_record SET ${sql.join([...parts, sql`changed_at = ${at}`])} WHERE id = ${id}`.execute(
    tx,
  )
}

export async function actsOf(db: Db, caseId: string): Promise<Act[]> {
  const { rows } = await sql<Act>`
    SELECT id, kind, at, actor_kind AS "actorKind", actor_name AS "actorName", note, data
    FROM cases.act WHERE case_id = ${caseId} ORDER BY id`.execute(db)
  return rows
}

const inquiryColumns = sql`id, wants, question, asked_at AS "askedAt", asked_by AS "askedBy",
  answered_at AS "answeredAt", answer`

export async function openInquiry(db: Db, caseId: string): Promise<Inquiry | null> {
  const { rows } = await sql<Inquiry>`
    SELECT ${inquiryColumns} FROM cases.inquiry
    WHERE case_id = ${caseId} AND answered_at IS NULL AND taken_back_at IS NULL`.execute(db)
  return rows[0] ?? null
}

export async function documentsOf(db: Db, caseId: string): Promise<CaseDocument[]> {
  const { rows } = await sql<CaseDocument>`
    SELECT file_id AS "fileId", name, label, added_at AS "addedAt" FROM cases.document
    WHERE case_id = ${caseId} ORDER BY added_at, name`.execute(db)
  return rows
}

export interface DocumentToAdd {
  readonly caseId: string
  readonly fileId: string
  readonly name: string
  readonly label: string
  readonly inquiryId?: string
  readonly at: Temporal.Instant
}

/** A document, for `writeTogether`. */
export function documentWrite(document: DocumentToAdd): Write {
  return only => sql`
    INSERT INTO cases.document (file_id, case_id, name, label, inquiry_id, added_at)
    SELECT ${document.fileId}, ${document.caseId}, ${document.name}, ${document.label},
           ${document.inquiryId ?? null}, ${document.at} WHERE ${only}`
}

export async function addDocument(tx: Transaction, document: DocumentToAdd): Promise<void> {
  await documentWrite(document)(always).execute(tx)
}

export interface InboxLine {
  readonly reference: string
  readonly serviceName: { readonly de: string; readonly en: string }
  readonly applicant: Case['applicant']
  readonly channel: Case['channel']
  readonly state: Case['state']
  readonly promisedOn: Temporal.PlainDate
  readonly waitingSince: Temporal.Instant | null
  readonly assignedName: string | null
  readonly answered: boolean
  readonly unreached: boolean
  readonly demo: boolean
}

export interface InboxQuery {
  readonly teams: readonly string[]
  readonly assignedTo?: string
  readonly filter: 'open' | 'today' | 'answered' | 'waiting' | 'unreached' | 'done'
  readonly search: string
  readonly today: Temporal.PlainDate
  readonly limit: number
}

const filters: Record<InboxQuery['filter'], (today: Temporal.PlainDate) => RawBuilder<unknown>> = {
  open: () => sql`c.state IN ('new', 'in-progress', 'waiting')`,
  today: today => sql`c.state IN ('new', 'in-progress') AND c.promised_on <= ${today}`,
  answered: () => sql`c.state = 'in-progress' AND EXISTS (
    SELECT FROM cases.inquiry i WHERE i.case_id = c.id AND i.answered_at IS NOT NULL)`,
  waiting: () => sql`c.state = 'waiting'`,
  unreached: () => sql`c.unreached_since IS NOT NULL`,
  done: () => sql`c.state IN ('decided', 'closed', 'withdrawn')`,
}

/** The cases of these teams: running ones by promise, the waiting ones after them, finished ones newest first. */
export async function findInbox(db: Db, query: InboxQuery): Promise<InboxLine[]> {
  const pattern = `%${query.search.replace(/[\\%_]/g, '\\$&')}%`
  const matches = query.search
    ? sql`AND (c.reference ILIKE ${pattern} OR c.applicant->>'familyName' ILIKE ${pattern}
        OR c.applicant->>'givenNames' ILIKE ${pattern} OR c.service_name->>'de' ILIKE ${pattern})`
    : sql``
  const mine = query.assignedTo ? sql`AND c.assigned_to = ${query.assignedTo}` : sql``
  const order =
    query.filter === 'done' ? sql`c.changed_at DESC` : sql`c.state = 'waiting', c.promised_on, c.opened_at`
  const { rows } = await sql<InboxLine>`
    SELECT c.reference, c.service_name AS "serviceName", c.applicant, c.channel, c.state,
      c.promised_on AS "promisedOn", c.waiting_since AS "waitingSince", c.assigned_name AS "assignedName", c.demo,
      EXISTS (SELECT FROM cases.inquiry i WHERE i.case_id = c.id AND i.answered_at IS NOT NULL) AS answered,
      c.unreached_since IS NOT NULL AS unreached
    FROM cases.case_record c
    WHERE c.team = ANY(${query.teams}) AND ${filters[query.filter](query.today)} ${mine} ${matches}
    ORDER BY ${order} LIMIT ${query.limit}`.execute(db)
  return rows
}

export interface TeamCount {
  readonly team: string
  readonly open: number
  readonly today: number
  readonly overdue: number
}

/** A decoy counts in no figure; in the lists it stands like any other. */
const running = sql`c.state IN ('new', 'in-progress', 'waiting') AND NOT c.decoy`
const counts = (today: Temporal.PlainDate) => sql`count(c.id) AS open,
  count(*) FILTER (WHERE c.state <> 'waiting' AND c.promised_on = ${today}) AS today,
  count(*) FILTER (WHERE c.state <> 'waiting' AND c.promised_on < ${today}) AS overdue`

/** What runs in each of these teams, and first what this person has taken. */
export async function countInbox(
  db: Db,
  staff: { readonly id: string; readonly teams: readonly string[] },
  today: Temporal.PlainDate,
): Promise<TeamCount[]> {
  const { rows } = await sql<TeamCount>`
    SELECT 'mine' AS team, ${counts(today)} FROM cases.case_record c
    WHERE c.assigned_to = ${staff.id} AND c.team = ANY(${staff.teams}) AND ${running}
    UNION ALL
    (SELECT t.team, ${counts(today)} FROM unnest(${staff.teams}::text[]) AS t(team)
     LEFT JOIN cases.case_record c ON c.team = t.team AND ${running}
     GROUP BY t.team ORDER BY t.team)`.execute(db)
  return rows
}

export interface MeasuredDuration {
  readonly n: number
  readonly medianDays: number
  readonly ninthDecileDays: number
}

const ENOUGH_CASES = 20

/** Calendar days from opening to decision over the last year; null below 20 cases. */
export async function measuredDuration(
  db: Db,
  serviceId: string,
  now: Temporal.Instant,
): Promise<MeasuredDuration | null> {
  const { rows } = await sql<{ n: number; median: number; ninth: number }>`
    SELECT n, median, ninth FROM cases.durations(${serviceId}, ${now.subtract({ hours: 24 * 365 })})`.execute(
    db,
  )
  const row = rows[0]
  if (!row || row.n < ENOUGH_CASES) return null
  return { n: row.n, medianDays: row.median, ninthDecileDays: row.ninth }
}
