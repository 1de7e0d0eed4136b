import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findBrokenSeal } from '../../../src/foundation/audit/index.ts'
import { connect, openDatabase } from '../../../src/foundation/database/index.ts'
import { nameOf } from './guests.ts'
import { addressOf, type Deed, type Ledger } from './ledger.ts'

/** How often a deed is to be found in the house, and in which of its books; each is one statement. */
const BOOKS = {
  application: [
    'SELECT id FROM cases.case_record WHERE strpos(snapshot::text, $1) > 0',
    `SELECT id FROM cases.act WHERE kind = 'opened' AND case_id IN
      (SELECT id FROM cases.case_record WHERE strpos(snapshot::text, $1) > 0)`,
    `SELECT id FROM foundation.audit WHERE act = 'case.opened' AND object_id IN
      (SELECT id::text FROM cases.case_record WHERE strpos(snapshot::text, $1) > 0)`,
    `SELECT id FROM foundation.event WHERE name = 'case-opened' AND subject IN
      (SELECT id FROM cases.case_record WHERE strpos(snapshot::text, $1) > 0)`,
    `SELECT id FROM foundation.outbox WHERE template = 'case-opened' AND subject_id IN
      (SELECT id FROM cases.case_record WHERE strpos(snapshot::text, $1) > 0)`,
  ],
  document: [
    'SELECT file_id FROM cases.document WHERE label = $1',
    "SELECT id FROM cases.act WHERE kind = 'document-added' AND note = replace($1, '.', '') || '.png'",
    "SELECT id FROM foundation.file WHERE name = replace($1, '.', '') || '.png'",
  ],
  message: ["SELECT id FROM cases.act WHERE kind = 'message' AND note = $1"],
  booking: [
    'SELECT id FROM appointments.appointment WHERE name = $1',
    `SELECT id FROM foundation.audit WHERE act = 'appointment.booked' AND object_id IN
      (SELECT id::text FROM appointments.appointment WHERE name = $1)`,
    `SELECT id FROM foundation.event WHERE name = 'appointment-booked' AND subject IN
      (SELECT id FROM appointments.appointment WHERE name = $1)`,
  ],
  move: [
    'SELECT id FROM appointments.appointment WHERE reference = $1 AND sequence > 0',
    `SELECT id FROM appointments.appointment_act WHERE kind = 'moved' AND appointment_id IN
      (SELECT id FROM appointments.appointment WHERE reference = $1)`,
  ],
  cancellation: [
    "SELECT id FROM appointments.appointment WHERE reference = $1 AND state = 'cancelled'",
    `SELECT id FROM appointments.appointment_act WHERE kind = 'cancelled' AND appointment_id IN
      (SELECT id FROM appointments.appointment WHERE reference = $1)`,
  ],
  reply: [
    "SELECT id FROM cases.act WHERE kind = 'replied' AND note = $1",
    'SELECT id FROM post.letter WHERE strpos(content::text, $1) > 0',
    `SELECT id FROM cases.act WHERE kind = 'letter-produced' AND case_id IN
      (SELECT case_id FROM post.letter WHERE strpos(content::text, $1) > 0)`,
  ],
} as const

/** True of every house at every moment; whatever these find is a fault. */
const NEVER = {
  'a draft that was sent and has no case': `SELECT d.id FROM applications.draft d
    LEFT JOIN cases.case_record c ON c.id = d.id AND c.reference = d.reference
    WHERE d.submitted_at IS NOT NULL AND c.id IS NULL`,
  'a draft with a case that was not sent': `SELECT d.id FROM applications.draft d
    JOIN cases.case_record c ON c.id = d.id WHERE d.submitted_at IS NULL`,
  'a case with two letters': 'SELECT case_id FROM post.letter GROUP BY case_id, content HAVING count(*) > 1',
  'a line of the audit trail without a seal': `SELECT a.id FROM foundation.audit a
    LEFT JOIN foundation.audit_seal s ON s.audit_id = a.id WHERE s.audit_id IS NULL`,
  'a day that counts something else than its places': `SELECT d.pool_id FROM appointments.day d,
    generate_series(0, 47) n, LATERAL (SELECT count(*)::int AS taken FROM appointments.place p
      WHERE p.day = d.day AND d.pool_id = ANY(p.pools) AND n BETWEEN p.first_step AND p.first_step + p.steps - 1) t
    WHERE d.free[n + 1] <> d.capacity[n + 1] - taken
      OR get_bit(d.online, n) <> (d.free[n + 1] > d.kept_from_online[n + 1])::int`,
  'an appointment without its place': `SELECT a.id FROM appointments.appointment a
    LEFT JOIN appointments.place p ON p.id = a.place_id WHERE a.state IN ('pending', 'booked') AND (p.state IS DISTINCT FROM 'taken'
      OR (p.day, p.first_step, p.steps) IS DISTINCT FROM (a.day, a.first_step, a.steps))`,
  'a place that belongs to nobody': `SELECT p.id FROM appointments.place p
    LEFT JOIN appointments.appointment a ON a.place_id = p.id WHERE p.state = 'taken' AND a.id IS NULL`,
  'a mail that nobody sent': 'SELECT id FROM foundation.outbox WHERE sent_at IS NULL',
  'a letter that nobody made': "SELECT id FROM post.letter WHERE state = 'ordered'",
} as const

type Rows = readonly Record<string, unknown>[]
type Ask = (statement: string, values?: readonly string[]) => Promise<Rows>

/** Every acknowledged deed exists once, every other at most once. One sentence a find. */
export async function findFaults(url: string, data: string, ledger: Ledger): Promise<string[]> {
  // One connection for all: a new one for each of some thousand questions took longer than the hunt.
  const client = await connect(url, 'schalter test')
  try {
    const ask: Ask = async (statement, values = []) =>
      (await client.query(statement, [...values])).rows as Rows
    return [
      ...(await miscounted(ask, ledger)),
      ...(await neverTrue(ask)),
      ...(await wrongReceipts(ask, ledger)),
      ...wrongMails(data, ledger),
      ...(await brokenChain(url)),
    ]
  } finally {
    await client.end()
  }
}

async function miscounted(ask: Ask, ledger: Ledger): Promise<string[]> {
  const faults: string[] = []
  for (const deed of ledger.deeds) {
    const times: number[] = []
    for (const statement of BOOKS[deed.kind === 'machine' ? 'application' : deed.kind])
      times.push((await ask(statement, [signOf(deed)])).length)
    const alike = times.every(one => one === times[0])
    if (!alike || times[0]! > 1 || (deed.acknowledged && times[0] === 0))
      faults.push(`${sayDeed(deed)} stands in its books ${times.join(', ')} times`)
  }
  return faults
}

/** By what a deed is found in its books. */
function signOf(deed: Deed): string {
  if (deed.kind === 'move' || deed.kind === 'cancellation') return deed.reference!
  return deed.kind === 'booking' ? nameOf(deed) : deed.mark
}

async function neverTrue(ask: Ask): Promise<string[]> {
  const faults: string[] = []
  for (const [what, statement] of Object.entries(NEVER)) {
    const { length } = await ask(statement)
    if (length > 0) faults.push(`There is ${what}: ${length}`)
  }
  return faults
}

function sayDeed({ kind, mark, acknowledged, reference }: Deed): string {
  return `${acknowledged ? 'acknowledged' : 'unacknowledged'} ${kind} ${mark} ${reference ?? ''}`
}

async function wrongReceipts(ask: Ask, ledger: Ledger): Promise<string[]> {
  const faults: string[] = []
  for (const deed of ledger.of('application', 'machine').filter(({ acknowledged }) => acknowledged)) {
    const rows = await ask('SELECT reference FROM cases.case_record WHERE strpos(snapshot::text, $1) > 0', [
      deed.mark,
    ])
    if (rows[0]?.reference !== deed.reference)
      faults.push(`${sayDeed(deed)} has the number ${rows[0]?.reference} in the house`)
  }
  return faults
}

/** One file a Message-ID; whoever has a receipt has one confirmation. */
function wrongMails(data: string, ledger: Ledger): string[] {
  const folder = join(data, 'mail')
  const mails = readdirSync(folder)
    .filter(name => name.endsWith('.json'))
    .map(name => JSON.parse(readFileSync(join(folder, name), 'utf8')) as { to: string; text: string })
  return ledger.of('application', 'machine').flatMap(deed => {
    const received = mails.filter(({ to }) => to === addressOf(deed))
    const replied = ledger.of('reply').some(({ reference }) => reference === deed.reference)
    const most = replied ? 2 : 1
    const fine = received.length <= most && (!deed.acknowledged || received.length === most)
    return fine ? [] : [`${sayDeed(deed)} was told by ${received.length} mails instead of ${most}`]
  })
}

async function brokenChain(url: string): Promise<string[]> {
  const db = openDatabase(url, { max: 1 })
  try {
    const broken = await findBrokenSeal(db)
    return broken === null ? [] : [`The audit trail is broken at line ${broken}`]
  } finally {
    await db.destroy()
  }
}
