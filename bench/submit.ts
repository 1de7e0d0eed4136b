import { randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'
import { Temporal } from 'temporal-polyfill'
import { submitDraft } from '../src/applications/submit-application.ts'
import { loadDistrict, readDistrict } from '../src/district.ts'
import {
  type Database,
  inTransaction,
  json,
  migrate,
  openDatabase,
  startEmbedded,
} from '../src/foundation/database/index.ts'
import { secretFrom } from '../src/foundation/secret.ts'
import { getService } from '../src/services/index.ts'
import { bareWrites, type SampleTable } from './support/bare-writes.ts'
import { type Bench, median, rounded } from './support/figure.ts'
import { inParallel } from './support/in-parallel.ts'
import { newFolder, removeFolder } from './support/running-schalter.ts'

const ROUNDS = 5
const EACH = 500
const CONNECTIONS = 10
/** Not counted: both sides are measured as they run after the first minute of a day. */
const WARM_UP = 500
const AT_LEAST = 0.5
const secret = secretFrom('a secret for benches alone')

/**
 * Submitting a finished draft (check every answer, open the case, write act, audit, event and mail, end the draft)
 * beside a transaction that writes copies of the same rows and reads nothing. Both on the embedded database with
 * fsync, from this process, with the same number of connections.
 */
export const submit: Bench = async say => {
  const folder = await newFolder()
  const embedded = await startEmbedded({ folder, program: 'npm run bench' })
  try {
    await migrate(embedded.url('schalter_owner'), { programRole: 'schalter_app', log: () => {} })
    const url = embedded.url('schalter_app')
    const db = openDatabase(url, { max: CONNECTIONS })
    const pool = new pg.Pool({
      connectionString: url,
      max: CONNECTIONS,
      // The wall between teams is not what is measured: both sides work as the house itself.
      options: '-c schalter.actor=system',
    })
    pool.on('error', () => {})
    try {
      await loadDistrict(db, await readDistrict(), secret, true)
      return await compare(db, pool, say)
    } finally {
      await pool.end()
      await db.destroy()
    }
  } finally {
    await embedded.stop()
    await removeFolder(folder)
  }
}

async function compare(db: Database, pool: pg.Pool, say: (line: string) => void) {
  const [sample] = await submitAll(db, await drafts(db, WARM_UP))
  const client = await pool.connect()
  const write = await bareWrites(client, tablesOf(sample!))
  client.release()
  const pairs: { ours: number; bare: number }[] = []
  for (let round = 1; round <= ROUNDS; round++) {
    const ids = await drafts(db, EACH)
    const ours = await rate(() => submitAll(db, ids))
    const others = await drafts(db, EACH)
    const bare = await rate(() => inParallel(CONNECTIONS, others, (id, n) => bareSubmit(pool, write, id, n)))
    pairs.push({ ours, bare })
    say(`submit: ${ours.toFixed(0)}/s, bare ${bare.toFixed(0)}/s`)
  }
  const ratio = median(pairs.map(pair => pair.ours / pair.bare))
  return [
    {
      bench: 'submit',
      name: `submitting an application, ${CONNECTIONS} connections`,
      value: rounded(median(pairs.map(({ ours }) => ours))),
      unit: 'transactions/s',
      reference: rounded(median(pairs.map(({ bare }) => bare))),
      ratio: rounded(ratio),
      target: `at least ${AT_LEAST * 100} % of a bare transaction that writes the same rows`,
      ok: ratio >= AT_LEAST,
    },
  ]
}

/** Drafts of a certificate of registration, filled in and ready to be sent; every mail goes to another address. */
async function drafts(db: Database, count: number): Promise<string[]> {
  const { id, version } = await getService(db, 'meldebescheinigung')
  const { rows } = await sql<{ id: string }>`
    INSERT INTO applications.draft (id, service_id, service_version, language, token_hash, answers, revision,
      created_at, updated_at, expires_at)
    SELECT gen_random_uuid(), ${id}, ${version}, 'de', sha256(gen_random_uuid()::text::bytea),
      ${json(answers)} || jsonb_build_object('email', 'bench-' || gen_random_uuid() || '@example.org'), 1,
      now(), now(), now() + interval '30 days'
    FROM generate_series(1, ${count}) RETURNING id`.execute(db)
  return rows.map(row => row.id)
}

const answers = {
  familyName: 'Beispiel',
  givenNames: 'Bea',
  birthName: '',
  birthDate: '14.03.1988',
  birthPlace: 'Hamburg',
  dwelling: 'mainDwelling',
  mainAddress: { street: 'Musterweg 7', postcode: '22111', place: 'Hamburg' },
  kind: 'simple',
  purpose: 'work',
  forOthers: 'no',
  delivery: 'post',
  phone: '',
}

async function submitAll(db: Database, ids: readonly string[]): Promise<string[]> {
  const counter = { secret, demo: true }
  const today = Temporal.Now.plainDateISO('Europe/Berlin')
  await inParallel(CONNECTIONS, ids, async draftId => {
    const at = Temporal.Now.instant()
    const step = { draftId, revision: 1, at, language: 'de' as const, today }
    const sent = await inTransaction(db, tx => submitDraft(tx, counter, step))
    if (sent.kind !== 'sent') throw new Error(`Not sent: ${JSON.stringify(sent)}`)
  })
  return [...ids]
}

/** The rows that one submission leaves behind. */
const tablesOf = (sample: string): SampleTable[] => [
  {
    table: 'cases.case_record',
    where: `id = '${sample}'`,
    fresh: {
      id: idOf,
      reference: (n: number) => `B${n}-${randomUUID()}`,
      link_token_hash: () => randomBytes(32),
    },
  },
  { table: 'foundation.audit', where: `object_id = '${sample}'`, fresh: {} },
  { table: 'cases.act', where: `case_id = '${sample}'`, fresh: { case_id: idOf } },
  { table: 'foundation.event', where: `subject = '${sample}'`, fresh: {} },
  {
    table: 'foundation.outbox',
    where: `subject_id = '${sample}'`,
    fresh: { id: () => randomUUID(), address: () => `${randomUUID()}@example.org` },
  },
]

const caseIds = new Map<number, string>()
function idOf(n: number): string {
  return caseIds.get(n)!
}

async function bareSubmit(
  pool: pg.Pool,
  write: Awaited<ReturnType<typeof bareWrites>>,
  id: string,
  n: number,
) {
  caseIds.set(n, id)
  const client = await pool.connect()
  try {
    await write(client, n, {
      name: 'end of draft',
      text: `UPDATE applications.draft SET answers = '{}', reference = $2, submitted_at = now(),
        revision = revision + 1, updated_at = now() WHERE id = $1`,
      values: [id, 'HH-2222-22'],
    })
  } finally {
    client.release()
  }
}

async function rate(work: () => Promise<unknown[]>): Promise<number> {
  const started = performance.now()
  const { length } = await work()
  return (length / (performance.now() - started)) * 1000
}
