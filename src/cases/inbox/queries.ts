import { type RawBuilder, sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { parsePaperNumber, sayPaperNumber } from '../../foundation/paper-number.ts'
import type { Case } from '../case.ts'
import type { Db } from '../queries.ts'

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
  const paper = parsePaperNumber(query.search)
  const matches = query.search
    ? sql`AND (c.reference ILIKE ${pattern} OR c.paper_number = ${paper && sayPaperNumber(paper)} OR c.applicant->>'familyName' ILIKE ${pattern}
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
