import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { beforeAll, describe, expect, test } from 'vitest'
import { liftOverlay, writeOverlay } from '../../channels/index.ts'
import { Conflict, Invalid, NotFound } from '../../foundation/errors.ts'
import type { LetterContent } from '../../post/index.ts'
import { clearContradictions, passOnCase } from '../acts/work-on-case.ts'
import type { CaseToOpen } from '../intake/open-case.ts'
import { explainLook } from '../looks/explain-look.ts'
import { buildAnswer, buildSnapshot } from '../testing/build-case.ts'
import {
  buildStaff,
  CaseHouse,
  housingOfficer,
  registrar,
  type TestService,
  tradeOfficer,
} from '../testing/case-house.ts'
import { type Decision, decideCase } from './decide-case.ts'

let house: CaseHouse
beforeAll(async () => {
  house = await CaseHouse.build()
})

const day = (text: string) => Temporal.PlainDate.from(text)
const granted: Decision = { kind: 'granted', words: '' }
type Opened = Awaited<ReturnType<CaseHouse['open']>>

const workers = {
  meldebescheinigung: registrar,
  wohnberechtigungsschein: housingOfficer,
  gewerbeanmeldung: tradeOfficer,
  wohngeld: housingOfficer,
}

function decide(opened: Opened, decision = granted, service: TestService = 'meldebescheinigung') {
  const step = house.step(opened, workers[service])
  return house.tx(tx => decideCase(tx, step, decision, house.clock.today()))
}

async function lettersOf(opened: Opened): Promise<LetterContent[]> {
  const rows = await house.rows(
    sql<{ content: LetterContent }>`SELECT content FROM post.letter WHERE case_id = ${opened.id}`,
  )
  return rows.map(row => row.content)
}

/** Nothing was decided: no letter, no act, no mail, and the case goes on. */
async function expectUndecided(opened: Opened): Promise<void> {
  expect(await house.read(opened)).toMatchObject({ state: 'new', result: null, decidedAt: null })
  expect(await lettersOf(opened)).toEqual([])
  expect(await house.acts(opened)).toEqual(['opened'])
  expect(await house.mails(opened)).toEqual(['case-opened'])
}

/** An application by this person of the register, with answers that agree unless told otherwise. */
function applicationOf(
  familyName: string,
  givenNames: string,
  birthDate: string,
  mainAddress: string,
): Partial<CaseToOpen> {
  return {
    applicant: { familyName, givenNames, birthDate: day(birthDate) },
    snapshot: buildSnapshot([
      buildAnswer('familyName', familyName),
      buildAnswer('givenNames', givenNames),
      buildAnswer('birthDate', birthDate),
      buildAnswer('mainAddress', mainAddress),
    ]),
  }
}

describe('a certificate', () => {
  test('is granted where the register agrees: one letter, one act, one event, one mail', async () => {
    const opened = await house.open()
    await decide(opened)
    expect(await house.read(opened)).toMatchObject({ state: 'decided', result: 'granted' })
    expect(await house.acts(opened)).toEqual(['opened', 'granted'])
    expect(await house.audited(opened)).toEqual(['case.opened', 'case.granted'])
    expect(await house.mails(opened)).toEqual(['case-decided', 'case-opened'])
    const [letter] = await lettersOf(opened)
    expect(letter).toMatchObject({
      subject: 'Meldebescheinigung',
      reference: opened.reference,
      recipient: { lines: ['Jonas Friedrich Petersen', 'Demoweg 8', '21029 Hamburg'] },
      closing: { name: 'Jule Ahrens' },
    })
    expect(letter).not.toHaveProperty('remedy')
  })

  test.each<[string, Partial<CaseToOpen>, RegExp]>([
    ['nobody fits', applicationOf('Niemand', 'Nirgends', '1988-03-14', 'Demoweg 8|21029|Hamburg'), /Nobody/],
    [
      'the address contradicts',
      applicationOf('Petersen', 'Jonas Friedrich', '1988-03-14', 'Demoweg 9|21029|Hamburg'),
      /Differs from the register/,
    ],
    [
      'the family name contradicts',
      applicationOf('Peters', 'Jonas Friedrich', '1988-03-14', 'Demoweg 8|21029|Hamburg'),
      /Differs from the register/,
    ],
    [
      'disclosure is blocked',
      applicationOf('Harmsen', 'Nele Sophie', '1991-04-17', 'Beispielallee 9|22453|Hamburg'),
      /disclosure block/,
    ],
  ])('is not granted where %s', async (_, application, why) => {
    const opened = await house.open('meldebescheinigung', application)
    // A disclosure block makes the look itself unusual.
    const asked = { reason: 'asked-by-person', words: 'Steht am Schalter.' } as const
    await house.tx(tx => explainLook(tx, house.step(opened), asked))
    await expect(decide(opened)).rejects.toThrow(why)
    await expect(decide(opened)).rejects.toThrow(Conflict)
    await expectUndecided(opened)
  })

  test('is not granted for the dead, and not where several people fit', async () => {
    const [dead] = await house.rows(
      sql<{ family: string; given: string; born: Temporal.PlainDate }>`
        SELECT record->>'familyName' AS family, record->>'givenNames' AS given, birth_date AS born
        FROM people.persona WHERE record->>'diedOn' IS NOT NULL`,
    )
    const ofTheDead = await house.open('meldebescheinigung', {
      ...applicationOf(dead!.family, dead!.given, dead!.born.toString(), ''),
    })
    await expect(decide(ofTheDead)).rejects.toThrow(/has died/)
    await expectUndecided(ofTheDead)

    await sql`INSERT INTO people.persona (id, birth_date, record) SELECT 'petersen-jonas-2', birth_date, record
      FROM people.persona WHERE id = 'petersen-jonas'`.execute(house.db)
    const ambiguous = await house.open()
    await expect(decide(ambiguous)).rejects.toThrow(/Several people/)
    await expectUndecided(ambiguous)
    await sql`DELETE FROM people.persona WHERE id = 'petersen-jonas-2'`.execute(house.db)
  })

  test('is granted after a person has cleared the contradiction, and still says what the register holds', async () => {
    const typed = { family: 'Pettersson', given: 'jonas', street: 'Angeberstraße 1' }
    const opened = await house.open('meldebescheinigung', {
      ...applicationOf(typed.family, typed.given, '1988-03-14', `${typed.street}|21029|Hamburg`),
      contact: { email: null, phone: null, postalAddress: [typed.street, '99999 Woanders'] },
    })
    const clear = { today: house.clock.today(), reason: 'Ausweis lag vor.' }
    await house.tx(tx => clearContradictions(tx, house.step(opened), clear.reason, clear.today))
    await decide(opened)
    const [letter] = await lettersOf(opened)
    expect(letter!.recipient.lines).toEqual(['Jonas Friedrich Petersen', 'Demoweg 8', '21029 Hamburg'])
    for (const word of [...Object.values(typed), 'Woanders'])
      expect(JSON.stringify(letter)).not.toContain(word)
    expect(JSON.stringify(letter)).toContain('Husum')
    // The same once more has nothing left to clear.
    const again = house.tx(tx => clearContradictions(tx, house.step(opened), 'noch einmal', clear.today))
    await expect(again).rejects.toThrow()
  })
})

describe('two at once', () => {
  test('decide: one letter goes out, the other is told that the case has moved on', async () => {
    const opened = await house.open()
    const colleague = buildStaff('Cem Demir', ['melderecht'], ['caseworker'])
    const both = await Promise.allSettled(
      [registrar, colleague].map(staff =>
        house.tx(tx => decideCase(tx, house.step(opened, staff), granted, house.clock.today())),
      ),
    )
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const refused = both.find(({ status }) => status === 'rejected') as PromiseRejectedResult
    expect(refused.reason).toBeInstanceOf(Conflict)
    expect(await lettersOf(opened)).toHaveLength(1)
    expect(await house.acts(opened)).toEqual(['opened', 'granted'])
    expect(await house.mails(opened)).toEqual(['case-decided', 'case-opened'])
  })

  test('pass on and decide: whoever comes second belongs to the team no more', async () => {
    const opened = await house.open()
    let decision: Promise<unknown> = Promise.resolve()
    await house.tx(async tx => {
      await passOnCase(tx, house.step(opened), 'gewerbe', 'Gehört dorthin.')
      decision = decide(opened).catch(error => error)
      // The decision has read the case of the old team and waits for the lock.
      await sleep(150)
    })
    expect(await decision).toBeInstanceOf(NotFound)
    expect(await lettersOf(opened)).toEqual([])
  })
})

describe('words, remedy and address', () => {
  const reasons = 'Das Einkommen liegt über der Grenze.'

  test('a refusal needs words, and they stand in the letter', async () => {
    const opened = await house.open('wohnberechtigungsschein')
    for (const words of ['', ' \n\t'])
      await expect(decide(opened, { kind: 'refused', words }, 'wohnberechtigungsschein')).rejects.toThrow(
        Invalid,
      )
    await expectUndecided(opened)
    await decide(opened, { kind: 'refused', words: reasons }, 'wohnberechtigungsschein')
    expect(await house.read(opened)).toMatchObject({ state: 'decided', result: 'refused' })
    expect(JSON.stringify((await lettersOf(opened))[0]!.blocks)).toContain(reasons)
  })

  test.each([
    ['granted', ''],
    ['refused', reasons],
  ] as const)('a decision that is %s carries the remedy', async (kind, words) => {
    const opened = await house.open('wohnberechtigungsschein')
    await decide(opened, { kind, words }, 'wohnberechtigungsschein')
    const [letter] = await lettersOf(opened)
    expect(letter!.remedy?.heading).toBe('Wenn Sie nicht einverstanden sind')
    expect(letter!.remedy?.text).toContain('Widerspruch')
  })

  test('a refused certificate carries none', async () => {
    const opened = await house.open()
    await decide(opened, { kind: 'refused', words: reasons })
    expect((await lettersOf(opened))[0]).not.toHaveProperty('remedy')
  })

  test('a service without a result is answered, and neither granted nor refused', async () => {
    const opened = await house.open('wohngeld')
    for (const kind of ['granted', 'refused'] as const)
      await expect(decide(opened, { kind, words: reasons }, 'wohngeld')).rejects.toThrow(Conflict)
    await expectUndecided(opened)
    await decide(opened, { kind: 'answered', words: 'Bitte bringen Sie den Mietvertrag mit.' }, 'wohngeld')
    const [letter] = await lettersOf(opened)
    expect(letter!.blocks).toEqual([{ kind: 'paragraph', text: 'Bitte bringen Sie den Mietvertrag mit.' }])
  })

  const noAddress = { email: 'a@example.org', phone: null, postalAddress: [] }

  test('without an address nothing is put on paper', async () => {
    const opened = await house.open('gewerbeanmeldung', { contact: noAddress })
    await expect(decide(opened, granted, 'gewerbeanmeldung')).rejects.toThrow(/no address/)
    await expectUndecided(opened)
  })

  test('what is fetched online needs no address', async () => {
    const opened = await house.open('gewerbeanmeldung', { contact: noAddress, delivery: 'online' })
    await decide(opened, granted, 'gewerbeanmeldung')
    expect(await lettersOf(opened)).toHaveLength(1)
    expect((await house.read(opened)).state).toBe('decided')
  })
})

describe('consent to fetch the result online', () => {
  const deliveryOf = async (opened: Opened) => (await house.read(opened)).delivery

  test('holds where nothing shuts that way', async () => {
    const opened = await house.open('gewerbeanmeldung', { delivery: 'online' })
    await decide(opened, granted, 'gewerbeanmeldung')
    expect(await deliveryOf(opened)).toBe('online')
  })

  test('does not open a way that is shut: the certificate goes by post', async () => {
    const opened = await house.open('meldebescheinigung', { delivery: 'online' })
    await decide(opened)
    expect(await deliveryOf(opened)).toBe('post')
    const letters = await house.rows(sql`SELECT delivery FROM post.letter WHERE case_id = ${opened.id}`)
    expect(letters).toEqual([{ delivery: 'post' }])
  })

  test.each([
    ['who has proved who they are with the ID card gets it online (§ 10 (3) BMG)', 'eid', 'high', 'online'],
    ['an ELSTER certificate is not enough', 'elster', 'substantial', 'post'],
    ['nor is an ID card shown at the counter, which no mail carries', 'document-on-site', 'none', 'post'],
  ] as const)('%s', async (_, means, level, delivery) => {
    const identity = { means, level, at: house.clock.now().toString(), reference: null }
    const opened = await house.open('meldebescheinigung', { delivery: 'online', identity })
    await decide(opened)
    expect(await deliveryOf(opened)).toBe(delivery)
  })

  test('ends with an overlay that shuts the way after the person has chosen it', async () => {
    const opened = await house.open('gewerbeanmeldung', { delivery: 'online' })
    const overlay = {
      id: randomUUID(),
      place: { kind: 'city' } as const,
      service: 'gewerbeanmeldung',
      step: 'collect' as const,
      channel: 'online' as const,
      state: 'closed' as const,
      reason: { de: 'Das Abholfach wird gewartet.', en: 'The pick-up box is being serviced.' },
      from: house.clock.now(),
      until: null,
      createdBy: 'Test',
      createdAt: house.clock.now(),
    }
    await house.tx(tx => writeOverlay(tx, overlay))
    await decide(opened, granted, 'gewerbeanmeldung')
    expect(await deliveryOf(opened)).toBe('post')
    await house.tx(tx => liftOverlay(tx, { id: overlay.id, by: 'Test', at: house.clock.now() }))
  })
})
