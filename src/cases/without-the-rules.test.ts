import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { askCitizen } from './inquiry/ask-citizen.ts'
import { CaseHouse, registrar } from './testing/case-house.ts'

let house: CaseHouse
let opened: Awaited<ReturnType<CaseHouse['open']>>
let other: typeof opened
beforeAll(async () => {
  house = await CaseHouse.build()
  opened = await house.open()
  other = await house.open()
  await house.tx(tx => askCitizen(tx, house.step(opened), { wants: 'text', question: 'Seit wann?' }))
})

const copyOf = (columns: string) => sql`
  INSERT INTO cases.case_record SELECT (jsonb_populate_record(c, ${columns}::jsonb)).* FROM cases.case_record c
  WHERE c.id = ${opened.id}`
const fresh = (change: object) =>
  JSON.stringify({
    id: '00000000-0000-4000-8000-00000000000a',
    reference: 'HH-2222-22',
    link_token_hash: '\\x01',
    ...change,
  })

/** What a program without our rules would try; the database is the last to say no. */
const wrongs = {
  'a second question while one is open': [
    /inquiry_open/,
    () => sql`
    INSERT INTO cases.inquiry (id, case_id, wants, question, asked_at, asked_by)
    VALUES (gen_random_uuid(), ${opened.id}, 'text', 'Und sonst?', now(), ${registrar.name})`,
  ],
  'a question that wants something unknown': [
    /inquiry_wants_check/,
    () => sql`
    INSERT INTO cases.inquiry (id, case_id, wants, question, asked_at, asked_by)
    VALUES (gen_random_uuid(), ${other.id}, 'money', 'Wie viel?', now(), ${registrar.name})`,
  ],
  'a question about no case': [
    /column "team" of relation "inquiry" violates not-null/,
    () => sql`
    INSERT INTO cases.inquiry (id, case_id, wants, question, asked_at, asked_by)
    VALUES (gen_random_uuid(), gen_random_uuid(), 'text', 'Wer?', now(), ${registrar.name})`,
  ],
  'the same number for two cases': [
    /case_record_reference_key/,
    () => copyOf(fresh({ reference: opened.reference })),
  ],
  'the same id for two cases': [/case_record_pkey/, () => copyOf(fresh({ id: opened.id }))],
  'one link for two cases': [
    /case_record_link_token_hash_key/,
    () => sql`
    UPDATE cases.case_record SET link_token_hash = (SELECT link_token_hash FROM cases.case_record WHERE id = ${other.id})
    WHERE id = ${opened.id}`,
  ],
  'a state that does not exist': [
    /case_record_state_check/,
    () => sql`
    UPDATE cases.case_record SET state = 'lost' WHERE id = ${opened.id}`,
  ],
  'a result that does not exist': [
    /case_record_result_check/,
    () => sql`
    UPDATE cases.case_record SET result = 'perhaps' WHERE id = ${opened.id}`,
  ],
  'an act that is taken out of the course': [
    /append-only|permission denied/,
    () => sql`DELETE FROM cases.act WHERE case_id = ${opened.id}`,
  ],
  'an act that is written otherwise': [
    /append-only|permission denied/,
    () => sql`
    UPDATE cases.act SET note = 'nie gefragt' WHERE case_id = ${opened.id}`,
  ],
  'an act of nobody': [
    /act_actor_kind_check/,
    () => sql`
    INSERT INTO cases.act (case_id, kind, at, actor_kind, note) VALUES (${opened.id}, 'granted', now(), 'ghost', '')`,
  ],
  'a line of the audit trail that goes': [
    /append-only|permission denied/,
    () => sql`DELETE FROM foundation.audit`,
  ],
  'a sent draft that keeps its answers': [
    /draft_check1/,
    () => sql`
    INSERT INTO applications.draft (id, service_id, service_version, language, answers, token_hash, created_at,
      updated_at, expires_at, reference, submitted_at)
    VALUES (gen_random_uuid(), 'wohngeld', 1, 'de', '{"message": "x"}', '\\x02', now(), now(), now(), 'HH-3333-33', now())`,
  ],
  'a draft with a number that was not sent': [
    /draft_check/,
    () => sql`
    INSERT INTO applications.draft (id, service_id, service_version, language, answers, token_hash, created_at,
      updated_at, expires_at, reference)
    VALUES (gen_random_uuid(), 'wohngeld', 1, 'de', '{}', '\\x03', now(), now(), now(), 'HH-4444-44')`,
  ],
} satisfies Record<string, readonly [RegExp, () => ReturnType<typeof sql>]>

describe('with the rules of the program taken away, the database refuses', () => {
  test.each(Object.entries(wrongs))('%s', async (_, [why, wrong]) => {
    const before = await counts()
    await expect(house.tx(tx => wrong().execute(tx))).rejects.toThrow(why)
    expect(await counts()).toEqual(before)
  })

  test('all but one of twenty questions at the same moment', async () => {
    const third = await house.open()
    const ask = (n: number) =>
      house.tx(tx =>
        sql`INSERT INTO cases.inquiry (id, case_id, wants, question, asked_at, asked_by)
          VALUES (gen_random_uuid(), ${third.id}, 'text', ${`Frage ${n}`}, now(), ${registrar.name})`.execute(
          tx,
        ),
      )
    const asked = await Promise.allSettled(Array.from({ length: 20 }, (_, n) => ask(n)))
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })
})

async function counts() {
  const [row] = await house.rows(sql<Record<string, string>>`
    SELECT (SELECT md5(string_agg(c::text, '' ORDER BY id)) FROM cases.case_record c) AS cases,
      (SELECT md5(string_agg(i::text, '' ORDER BY id)) FROM cases.inquiry i) AS inquiries,
      (SELECT md5(string_agg(a::text, '' ORDER BY id)) FROM cases.act a) AS acts,
      (SELECT count(*) FROM foundation.audit) AS audit,
      (SELECT count(*) FROM applications.draft) AS drafts`)
  return row
}
