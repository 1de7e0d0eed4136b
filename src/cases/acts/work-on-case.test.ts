import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { Conflict, Invalid, NotFound } from '../../foundation/errors.ts'
import { addCitizenDocument } from '../documents/add-citizen-document.ts'
import { findInbox } from '../inbox/queries.ts'
import { lookAtCase } from '../looks/look-at-case.ts'
import { withdrawCase } from '../own-case/withdraw-case.ts'
import { decideCase } from '../result/decide-case.ts'
import { buildAnswer, buildSnapshot } from '../testing/build-case.ts'
import { buildStaff, CaseHouse, registrar, tradeOfficer } from '../testing/case-house.ts'
import {
  clearContradictions,
  noteIdentity,
  noteOnCase,
  passOnCase,
  putBackCase,
  takeCase,
} from './work-on-case.ts'

let house: CaseHouse
beforeAll(async () => {
  house = await CaseHouse.build()
})

type Opened = Awaited<ReturnType<CaseHouse['open']>>
const colleague = buildStaff('Cem Demir', ['melderecht', 'gewerbe'], ['caseworker'])

const look = (opened: Opened, staff = registrar) =>
  house.tx(tx => lookAtCase(tx, house.step(opened, staff), house.clock.today()))
const take = (opened: Opened, staff = registrar) => house.tx(tx => takeCase(tx, house.step(opened, staff)))
const putBack = (opened: Opened, staff = registrar) =>
  house.tx(tx => putBackCase(tx, house.step(opened, staff)))
const passOn = (opened: Opened, team: string) =>
  house.tx(tx => passOnCase(tx, house.step(opened), team, 'Gehört dorthin.'))
const clear = (opened: Opened, reason = 'Ausweis lag vor.') =>
  house.tx(tx => clearContradictions(tx, house.step(opened), reason, house.clock.today()))

async function withdrawn(): Promise<Opened> {
  const opened = await house.open()
  await house.tx(tx => withdrawCase(tx, opened.id, house.clock.now()))
  return opened
}

describe('looking', () => {
  test('is told to the citizen the first time, and audited every time', async () => {
    const opened = await house.open()
    expect((await look(opened)).record.state).toBe('in-progress')
    await look(opened)
    await look(opened, colleague)
    expect((await house.read(opened)).state).toBe('in-progress')
    expect(await house.acts(opened)).toEqual(['opened', 'read'])
    expect(await house.audited(opened)).toEqual(['case.opened', 'case.read', 'case.read', 'case.read'])
    const names = sql<{ name: string }>`
      SELECT actor_name AS name FROM foundation.audit WHERE object_id = ${opened.id} AND act = 'case.read' ORDER BY id`
    expect((await house.rows(names)).map(({ name }) => name)).toEqual([
      registrar.name,
      registrar.name,
      colleague.name,
    ])
  })

  test('two first looks at once are told once', async () => {
    const opened = await house.open()
    await Promise.all([look(opened), look(opened, colleague)])
    expect(await house.acts(opened)).toEqual(['opened', 'read'])
    expect(await house.audited(opened)).toEqual(['case.opened', 'case.read', 'case.read'])
  })

  test('by another team is like looking for what does not exist, and leaves no trace', async () => {
    const opened = await house.open()
    await expect(look(opened, tradeOfficer)).rejects.toThrow(NotFound)
    await expect(look({ ...opened, reference: 'HH-2222-22' })).rejects.toThrow(NotFound)
    expect(await house.audited(opened)).toEqual(['case.opened'])
  })
})

describe('taking and putting back', () => {
  test('says who has the case; a second click adds no act', async () => {
    const opened = await house.open()
    await take(opened)
    await take(opened)
    expect(await house.read(opened)).toMatchObject({
      assignedTo: registrar.id,
      assignedName: registrar.name,
    })
    await putBack(opened)
    await putBack(opened)
    expect(await house.read(opened)).toMatchObject({ assignedTo: null, assignedName: null })
    expect(await house.acts(opened)).toEqual(['opened', 'taken', 'put-back'])
  })

  test('a colleague may take over, but not put back what is not theirs', async () => {
    const opened = await house.open()
    await take(opened)
    await expect(putBack(opened, colleague)).rejects.toThrow(Conflict)
    expect((await house.read(opened)).assignedTo).toBe(registrar.id)
    await take(opened, colleague)
    expect((await house.read(opened)).assignedTo).toBe(colleague.id)
  })

  test('a case that was withdrawn is neither taken nor passed on nor cleared', async () => {
    const opened = await withdrawn()
    for (const attempt of [() => take(opened), () => passOn(opened, 'gewerbe'), () => clear(opened)])
      await expect(attempt()).rejects.toThrow(Conflict)
    expect(await house.acts(opened)).toEqual(['opened', 'withdrawn'])
    expect(await house.read(opened)).toMatchObject({ team: 'melderecht', assignedTo: null, cleared: [] })
  })
})

describe('passing on', () => {
  const inboxOf = async (team: string) => {
    const query = {
      teams: [team],
      filter: 'open',
      search: '',
      today: house.clock.today(),
      limit: 100,
    } as const
    return (await findInbox(house.db, query)).map(line => line.reference)
  }

  test('takes the case away from the old team and from whoever had it', async () => {
    const opened = await house.open()
    await take(opened)
    await passOn(opened, 'gewerbe')
    expect(await house.read(opened)).toMatchObject({ team: 'gewerbe', assignedTo: null, assignedName: null })
    expect(await inboxOf('melderecht')).not.toContain(opened.reference)
    expect(await inboxOf('gewerbe')).toContain(opened.reference)
    await expect(look(opened)).rejects.toThrow(NotFound)
    expect((await look(opened, tradeOfficer)).record.id).toBe(opened.id)
    const note = sql<{ note: string }>`
      SELECT note FROM cases.act WHERE case_id = ${opened.id} AND kind = 'passed-on'`
    expect(await house.rows(note)).toEqual([{ note: 'Team Gewerbe: Gehört dorthin.' }])
  })

  test('to a team that does not exist changes nothing', async () => {
    const opened = await house.open()
    await expect(passOn(opened, 'mondfahrt')).rejects.toThrow(NotFound)
    expect((await house.read(opened)).team).toBe('melderecht')
  })
})

describe('a note', () => {
  test('is kept in every state, by whom and with its words', async () => {
    for (const opened of [await house.open(), await withdrawn()]) {
      await house.tx(tx => noteOnCase(tx, house.step(opened), 'Anruf: meldet sich wieder.'))
      const note = sql<{ name: string; note: string }>`
        SELECT actor_name AS name, note FROM cases.act WHERE case_id = ${opened.id} AND kind = 'note'`
      expect(await house.rows(note)).toEqual([{ name: registrar.name, note: 'Anruf: meldet sich wieder.' }])
    }
  })
})

describe('an identity that a person has checked', () => {
  test('stands in the case without a level, and as an act of who checked', async () => {
    const opened = await house.open()
    await house.tx(tx => noteIdentity(tx, house.step(opened), 'document-on-site'))
    expect((await house.read(opened)).identity).toEqual({
      means: 'document-on-site',
      level: 'none',
      at: house.clock.now().toString(),
      reference: null,
    })
    const acts = await house.rows(sql`
      SELECT kind, actor_name, data FROM cases.act WHERE case_id = ${opened.id} ORDER BY id DESC LIMIT 1`)
    expect(acts).toEqual([
      { kind: 'identified', actor_name: registrar.name, data: { means: 'document-on-site' } },
    ])
  })
  test('never takes the place of an electronic proof', async () => {
    const identity = { means: 'eid', level: 'high', at: '2026-11-03T08:00:00Z', reference: 'demo/1' } as const
    const opened = await house.open('meldebescheinigung', { identity })
    await house.tx(tx => noteIdentity(tx, house.step(opened), 'call-back'))
    expect((await house.read(opened)).identity).toEqual(identity)
  })
  test('is not noted any more once the case is decided, and by no other team', async () => {
    const opened = await house.open()
    const foreign = house.tx(tx => noteIdentity(tx, house.step(opened, tradeOfficer), 'call-back'))
    await expect(foreign).rejects.toThrow(NotFound)
    await house.tx(tx =>
      decideCase(tx, house.step(opened), { kind: 'granted', words: '' }, house.clock.today()),
    )
    const late = house.tx(tx => noteIdentity(tx, house.step(opened), 'call-back'))
    await expect(late).rejects.toThrow(Conflict)
    expect((await house.read(opened)).identity).toBeNull()
  })
})

describe('clearing up', () => {
  const moved = buildSnapshot([
    buildAnswer('familyName', 'Petersen'),
    buildAnswer('mainAddress', 'Woanders 1|20095|Hamburg'),
    buildAnswer('birthPlace', 'Flensburg'),
  ])

  test('covers every contradiction that is open, names them with the reason, and no later one', async () => {
    const opened = await house.open('meldebescheinigung', { snapshot: moved })
    await clear(opened)
    expect((await house.read(opened)).cleared).toEqual(['mainAddress', 'birthPlace'])
    const note = sql<{ note: string }>`
      SELECT note FROM cases.act WHERE case_id = ${opened.id} AND kind = 'cleared'`
    expect(await house.rows(note)).toEqual([
      { note: 'Frage mainAddress, Frage birthPlace: Ausweis lag vor.' },
    ])
    await expect(clear(opened)).rejects.toThrow(Invalid)
    // The register learns of a change of name afterwards: that was not cleared up.
    const rename = (name: string) =>
      sql`UPDATE people.persona SET record = jsonb_set(record, '{familyName}', to_jsonb(${name}::text))
        WHERE id = 'petersen-jonas'`.execute(house.db)
    await rename('Jonasson')
    const granted = { kind: 'granted', words: '' } as const
    await expect(
      house.tx(tx => decideCase(tx, house.step(opened), granted, house.clock.today())),
    ).rejects.toThrow(/Differs from the register: Frage familyName/)
    await rename('Petersen')
  })

  test('nothing that agrees can be cleared', async () => {
    const opened = await house.open()
    await expect(clear(opened)).rejects.toThrow(Invalid)
    expect((await house.read(opened)).cleared).toEqual([])
  })
})

test('acts of a case can be neither changed nor deleted', async () => {
  const opened = await house.open()
  const content = Buffer.from('%PDF-')
  const file = { name: 'a.pdf', type: 'application/pdf', content } as const
  await house.tx(tx => addCitizenDocument(tx, opened.id, { file, label: 'A' }, house.clock.now()))
  for (const change of [
    sql`UPDATE cases.act SET note = 'nothing happened' WHERE case_id = ${opened.id}`,
    sql`DELETE FROM cases.act WHERE case_id = ${opened.id}`,
  ])
    await expect(change.execute(house.db)).rejects.toThrow(/append-only/)
})
