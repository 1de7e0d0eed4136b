import { Temporal } from 'temporal-polyfill'
import { expect, inject } from 'vitest'
import { writeAppointment } from '../../src/appointments/testing/write-appointment.ts'
import { openDatabase } from '../../src/foundation/database/index.ts'
import { BERLIN } from '../../src/foundation/language/index.ts'
import { sayPaperNumber } from '../../src/foundation/paper-number.ts'
import { query } from './database.ts'
import { houseSecret } from './staff.ts'

/** The team whose dogs have certificates of insurance, so that its cases have files of every kind. */
export const TEAM = 'verkehr-und-tiere'

/** The plans of the district's files. */
export const PLANS = ['kundenzentrum-schliessen', 'bergedorf-17-maerz-2020', 'ganze-stadt-nur-dringend']

/** Where the pages of a route are; routes without a parameter are where they say. A new one has to be added. */
export const places: Record<string, () => Promise<readonly string[]>> = {
  '/amt/eingang': async () => ['/amt/eingang', '/amt/eingang?ansicht=done', '/amt/eingang?suche=nirgends'],
  '/amt/vorgang/:reference': caseViews,
  '/amt/zugaenge/:person': async () => [await accessOf('lund'), await accessOf('harms')],
  '/amt/zugaenge/:person/:errand': async () => {
    const page = await accessOf('lund')
    return ['abmelden', 'sperren', 'startpasswort', 'zweiter-faktor'].map(errand => `${page}/${errand}`)
  },
  '/amt/schalter/:office': async () => [
    '/amt/schalter/altona?platz=4',
    '/amt/schalter/altona?platz=4&gesagt=belegt',
  ],
  '/amt/oeffnung/:office': async () => ['/amt/oeffnung/altona'],
  '/amt/oeffnung/:office/warum': async () => [
    '/amt/oeffnung/altona/warum',
    '/amt/oeffnung/altona/warum?tag=2026-11-30&zeit=7:15&leistung=personalausweis',
  ],
  '/amt/besetzung/:office': async () => ['/amt/besetzung/altona', '/amt/besetzung/altona?tag=2026-01-05'],
  '/amt/tagesblatt/:office/:day': async () => [
    `/amt/tagesblatt/altona/${Temporal.Now.plainDateISO(BERLIN).add({ days: 9 })}`,
  ],
  '/amt/recht': async () => ['/amt/recht', '/amt/recht?zeige=vorbei', '/amt/recht?zeige=endet-bald'],
  '/amt/recht/ausnahmen/:derogation': async () => [
    '/amt/recht/ausnahmen/erlass-2020-03-ausweis-per-post',
    '/amt/recht/ausnahmen/bmg-23a-erprobung',
    '/amt/recht/ausnahmen/duldung-2020-verspaetet-melden?zeige=vorbei',
  ],
  '/amt/recht/rueckfall': async () => [
    '/amt/recht/rueckfall?am=2024-11-01',
    '/amt/recht/rueckfall?am=2024-11-01&bekannt=2019-01-01',
  ],
  '/amt/recht/anforderungen/:requirement': async () => [
    '/amt/recht/anforderungen/passg-6-1-7-appearance',
    '/amt/recht/anforderungen/bmg-17-1-deadline',
    '/amt/recht/anforderungen/pauswv-26-appearance',
  ],
  '/amt/recht/aenderungsbedarf/:need': async () => [
    '/amt/recht/aenderungsbedarf/elektronische-anmeldung-als-regel',
    '/amt/recht/aenderungsbedarf/ausweis-per-post',
  ],
  '/amt/tagesblatt/:office/:day/nachtrag': async () => [
    `/amt/tagesblatt/altona/${Temporal.Now.plainDateISO(BERLIN).subtract({ days: 1 })}/nachtrag`,
  ],
  '/amt/lage/plaene/:plan': async () => PLANS.map(plan => `/amt/lage/plaene/${plan}`),
  '/amt/lage/plaene/:plan/fassungen/:version': async () => [`/amt/lage/plaene/${PLANS[0]}/fassungen/1`],
  '/amt/lage/plaene/:plan/aendern': async () => [`/amt/lage/plaene/${PLANS[0]}/aendern`],
  '/amt/lage/plaene/:plan/probelauf': async () => [
    ...PLANS.map(plan => `/amt/lage/plaene/${plan}/probelauf`),
  ],
  '/amt/lage/papier': async () => ['/amt/lage/papier', '/amt/lage/papier?nummer=P-1000-0004'],
  '/amt/lage/papier/:office': async () => {
    await paperNumber()
    return ['/amt/lage/papier/altona', '/amt/lage/papier/bergedorf?verdorben=2']
  },
  '/amt/lage/papier/:office/vorgang': async () => [
    `/amt/lage/papier/altona/vorgang?leistung=meldebescheinigung&nummer=${await paperNumber()}`,
  ],
  '/amt/lage/:activation': async () => {
    const states = ['prepared', 'released', 'over'] as const
    return Promise.all(states.map(async state => `/amt/lage/${await activationIn(state)}`))
  },
  '/amt/lage/:activation/aushang/:number': async () => {
    const [id, numbers] = [await activationIn('released'), await noticesOnPaper()]
    return numbers.map(number => `/amt/lage/${id}/aushang/${number}`)
  },
  '/amt/lage/:activation/aendern': async () => [`/amt/lage/${await activationIn('released')}/aendern`],
  '/amt/lage/:activation/rueckkehr': async () => {
    const states = ['released', 'over'] as const
    return Promise.all(states.map(async state => `/amt/lage/${await activationIn(state)}/rueckkehr`))
  },
  '/amt/seiten/:id': async () => ['/amt/seiten/hilfe'],
  '/amt/seiten/:id/fassungen/:version': async () => ['/amt/seiten/hilfe/fassungen/1'],
  '/amt/termine': async () => [
    '/amt/termine',
    '/amt/termine?leistung=meldebescheinigung:2&art=phone',
    `/amt/termine?verschieben=${await appointmentIn('booked')}`,
    '/amt/termine?leistung=personalausweis&wo=bezirk-altona&braucht=mehr-zeit',
    '/amt/termine?suche=Petersen',
  ],
  '/amt/termine/:reference': async () => {
    const states = ['booked', 'pending', 'cancelled'] as const
    return Promise.all(states.map(async state => `/amt/termine/${await appointmentIn(state)}`))
  },
  '/amt/termine/:reference/absagen': async () => [`/amt/termine/${await appointmentIn('booked')}/absagen`],
}

/** Routes that hand out a file and no page. */
export const files: Record<string, () => Promise<string>> = {
  '/amt/lage/massnahmen.csv': async () => '/amt/lage/massnahmen.csv',
  '/amt/vorgang/:reference/unterlage/:file': async () => {
    const { reference, file } = await finishedCase()
    return `/amt/vorgang/${reference}/unterlage/${file}`
  },
  '/amt/vorgang/:reference/brief/:letter': async () => {
    const { reference, letter } = await finishedCase()
    return `/amt/vorgang/${reference}/brief/${letter}`
  },
  '/amt/terminstatistik/zahlen.csv': async () => '/amt/terminstatistik/zahlen.csv?amt=altona',
  '/amt/lage/:activation/protokoll': async () => `/amt/lage/${await activationIn('over')}/protokoll`,
  '/amt/recht/aenderungsbedarf.csv': async () => '/amt/recht/aenderungsbedarf.csv',
  '/amt/recht/aenderungsbedarf.pdf': async () => '/amt/recht/aenderungsbedarf.pdf',
  '/amt/post/:letter/brief': async () => `/amt/post/${(await finishedCase()).letter}/brief`,
}

/** A case in each state, and every act that can be begun with it. */
async function caseViews(): Promise<string[]> {
  const acts = ['ask', 'refuse', 'clear', 'note', 'pass-on', 'grant', 'reply']
  const open = await caseIn('in-progress')
  const states = await Promise.all(['new', 'waiting', 'decided', 'closed'].map(state => caseIn(state)))
  // Finished so long ago that a look asks its reason.
  const longAgo = await caseIn('closed', 'oldest')
  return [
    `/amt/vorgang/${longAgo}`,
    ...states.map(reference => `/amt/vorgang/${reference}`),
    ...acts.map(act => `/amt/vorgang/${open}?handlung=${act}#handlung`),
  ]
}

async function appointmentIn(state: 'booked' | 'pending' | 'cancelled'): Promise<string> {
  const db = openDatabase(inject('house').adminUrl, { max: 1 })
  try {
    const at = Temporal.Now.instant()
    const day = Temporal.Now.plainDateISO(BERLIN).add({ days: 9 })
    return (await writeAppointment(db, houseSecret, { at, day, state })).reference
  } finally {
    await db.destroy()
  }
}

async function accessOf(signIn: string): Promise<string> {
  const staff = await query<{ id: string }>(
    inject('house').databaseUrl,
    'SELECT id FROM people.staff WHERE sign_in = $1',
    [signIn],
  )
  return `/amt/zugaenge/${staff[0]!.id}`
}

/** Its number; journeys share one house, and the demo has one of each. */
export async function caseIn(state: string, order: 'newest' | 'oldest' = 'newest'): Promise<string> {
  if (state === 'in-progress') await keepOneInProgress()
  const cases = await query<{ reference: string }>(
    inject('house').databaseUrl,
    `SELECT reference FROM cases.case_record
      WHERE state = $1 AND team = $2 AND demo ORDER BY opened_at ${order === 'newest' ? 'DESC' : ''} LIMIT 1`,
    [state, TEAM],
  )
  expect(cases, `a case of the demo that is ${state}`).toHaveLength(1)
  return cases[0]!.reference
}

/** Journeys share one house: whether the demo's last case in progress is still there depends on who came before. */
async function keepOneInProgress(): Promise<void> {
  await query(
    inject('house').databaseUrl,
    `UPDATE cases.case_record SET state = 'in-progress'
      WHERE id = (SELECT id FROM cases.case_record WHERE state = 'new' AND team = $1 AND demo LIMIT 1)
        AND NOT EXISTS (SELECT FROM cases.case_record WHERE state = 'in-progress' AND team = $1 AND demo)`,
    [TEAM],
  )
}

async function finishedCase(): Promise<{ reference: string; file: string; letter: string }> {
  const cases = await query<{ reference: string; file: string; letter: string }>(
    inject('house').databaseUrl,
    `SELECT record.reference, document.file_id AS file, letter.id AS letter
      FROM cases.case_record record
        JOIN cases.document ON document.case_id = record.id
        JOIN post.letter ON letter.case_id = record.id AND letter.file_id IS NOT NULL
      WHERE record.team = $1 ORDER BY record.decided_at DESC NULLS LAST LIMIT 1`,
    [TEAM],
  )
  return cases[0]!
}

/** A number of Altona of which no case was made, below one that was spoiled, so that one is missing. */
async function paperNumber(): Promise<string> {
  const [range] = await query<{ first: number }>(
    inject('house').adminUrl,
    `WITH old AS (SELECT first FROM emergency.paper_range WHERE carrier = 'stick' AND issued_by = 'Demo'), made AS (
      INSERT INTO emergency.paper_range (first, last, office_id, carrier, issued_at, issued_by)
      SELECT n * 100, n * 100 + 99, 'altona', 'stick', now(), 'Demo'
      FROM (SELECT nextval('emergency.paper_block')::int AS n WHERE NOT EXISTS (SELECT FROM old)) AS next
      RETURNING first), spoiled AS (
      INSERT INTO emergency.paper_number (number, range_first, kind, reason, entered_at, entered_by_id, entered_by)
      SELECT first + 2, first, 'spoiled', 'zerrissen', now(), gen_random_uuid(), 'Demo' FROM made)
    SELECT first FROM old UNION ALL SELECT first FROM made`,
  )
  return sayPaperNumber(range!.first)
}

/** An operation that would begin in years, so that nobody in this house is concerned. */
async function activationIn(state: 'prepared' | 'released' | 'over'): Promise<string> {
  const plan = { prepared: PLANS[0], released: PLANS[1], over: PLANS[2] }[state]
  const [written] = await query<{ id: string }>(
    inject('house').adminUrl,
    `WITH old AS (SELECT id FROM emergency.activation WHERE plan_id = '${plan}' AND state = '${state}'), made AS (
      INSERT INTO emergency.activation (id, plan_id, number, state, starts_at, review_at, prepared_by_id, prepared_by,
        prepared_at, released_by_id, released_by, released_at, ended_by, ended_at)
      SELECT gen_random_uuid(), '${plan}', 1, '${state}', '2040-01-02T07:00Z', '2020-01-03T07:00Z', 'a', 'Demo A', now(),
        ${state === 'prepared' ? 'NULL, NULL, NULL' : "'b', 'Demo B', now()"}, ${state === 'over' ? "'Demo B', now()" : 'NULL, NULL'}
      WHERE NOT EXISTS (SELECT FROM old) RETURNING id)
    SELECT id FROM old UNION ALL SELECT id FROM made`,
  )
  return written!.id
}

/** Of the plan that is released here: what hangs on doors. */
async function noticesOnPaper(): Promise<number[]> {
  const rows = await query<{ number: number }>(
    inject('house').adminUrl,
    `SELECT place::int - 1 AS number FROM emergency.plan_version v, jsonb_array_elements(v.definition->'actions')
      WITH ORDINALITY AS x (one, place) WHERE v.plan_id = '${PLANS[1]}' AND v.number = 1 AND one->>'where' = 'door'`,
  )
  return rows.map(({ number }) => number)
}
