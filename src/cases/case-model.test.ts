import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { Conflict, Invalid, NotFound } from '../foundation/errors.ts'
import { clearContradictions, noteOnCase, passOnCase, putBackCase, takeCase } from './acts/work-on-case.ts'
import { answerInquiry } from './inquiry/answer-inquiry.ts'
import { askCitizen, takeBackQuestion } from './inquiry/ask-citizen.ts'
import { openInquiry } from './inquiry/queries.ts'
import { lookAtCase } from './looks/look-at-case.ts'
import { withdrawCase } from './own-case/withdraw-case.ts'
import { writeToOffice } from './own-case/write-to-office.ts'
import { decideCase } from './result/decide-case.ts'
import { buildAnswer, buildSnapshot } from './testing/build-case.ts'
import { buildStaff, CaseHouse } from './testing/case-house.ts'
import {
  type Deed,
  type ModelCase,
  modelStaff,
  newModelCase,
  type Outcome,
  perform,
} from './testing/case-model.ts'

let house: CaseHouse
beforeAll(async () => {
  house = await CaseHouse.build()
})

const teams = { a: 'melderecht', b: 'gewerbe' } as const
const staff = {
  first: buildStaff('Jule Ahrens', [teams.a], ['caseworker']),
  second: buildStaff('Cem Demir', [teams.a], ['caseworker']),
  other: buildStaff('Kai Brodersen', [teams.b], ['caseworker']),
}
const NOBODY = '00000000-0000-4000-8000-000000000000'

type Opened = Awaited<ReturnType<CaseHouse['open']>>

/** `question`: the one that is open when somebody sits down to answer. */
function doIt(opened: Opened, deed: Deed, question: string): Promise<unknown> {
  const at = house.clock.now()
  const today = house.clock.today()
  return house.tx<unknown>(tx => {
    if (deed.by === 'citizen') {
      const answer = { inquiryId: question, text: 'Seit dem 1. Mai.', file: null }
      return {
        write: () => writeToOffice(tx, opened.id, 'Wann höre ich von Ihnen?', at),
        answer: () => answerInquiry(tx, opened.id, answer, at, today),
        withdraw: () => withdrawCase(tx, opened.id, at),
      }[deed.does]()
    }
    const step = house.step(opened, staff[deed.by])
    const otherTeam = teams[modelStaff[deed.by] === 'a' ? 'b' : 'a']
    return {
      read: () => lookAtCase(tx, step, today),
      take: () => takeCase(tx, step),
      'put-back': () => putBackCase(tx, step),
      'pass-on': () => passOnCase(tx, step, otherTeam, 'Gehört dorthin.'),
      note: () => noteOnCase(tx, step, 'Hat angerufen.'),
      ask: () => askCitizen(tx, step, { wants: 'text', question: 'Seit wann wohnen Sie dort?' }),
      'take-back': () => takeBackQuestion(tx, step, today),
      clear: () => clearContradictions(tx, step, 'Ausweis lag vor.', today),
      grant: () => decideCase(tx, step, { kind: 'granted', words: '' }, today),
      refuse: () => decideCase(tx, step, { kind: 'refused', words: 'Es fehlt etwas.' }, today),
    }[deed.does]()
  })
}

async function outcomeOf(work: Promise<unknown>): Promise<Outcome> {
  try {
    await work
    return 'done'
  } catch (error) {
    if (error instanceof Conflict) return 'conflict'
    if (error instanceof NotFound) return 'not-found'
    if (error instanceof Invalid) return 'invalid'
    throw error
  }
}

/** The real case in the words of the model. */
async function readModel(opened: Opened, model: ModelCase): Promise<ModelCase> {
  const record = await house.read(opened)
  const [counts] = await house.rows(sql<Pick<ModelCase, 'asked' | 'letters'>>`
    SELECT (SELECT count(*)::int FROM cases.inquiry WHERE case_id = ${opened.id}) AS asked,
      (SELECT count(*)::int FROM post.letter WHERE case_id = ${opened.id}) AS letters`)
  const assigned = Object.entries(staff).find(([, { id }]) => id === record.assignedTo)?.[0] ?? null
  return {
    ...counts!,
    state: record.state,
    team: record.team === teams.a ? 'a' : 'b',
    assigned: assigned as ModelCase['assigned'],
    contradiction: model.contradiction && record.cleared.length === 0,
    acts: await house.acts(opened),
    mails: (await house.mails(opened)).length,
  }
}

/** Acts at the same moment must have happened as if one after the other, in whichever order. */
function explanations(before: ModelCase, deeds: readonly Deed[]) {
  return orders(deeds.map((_, at) => at)).map(order => {
    let after = before
    const outcomes: Outcome[] = []
    for (const at of order) {
      const step = perform(after, deeds[at]!, before.asked)
      outcomes[at] = step.outcome
      after = step.after
    }
    return { outcomes, after }
  })
}

function orders<Item>(items: readonly Item[]): Item[][] {
  if (items.length === 0) return [[]]
  return items.flatMap((item, at) => orders(items.toSpliced(at, 1)).map(rest => [item, ...rest]))
}

const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({
    by: fc.constantFrom('first', 'second', 'other'),
    does: fc.constantFrom(
      ...([
        'read',
        'take',
        'put-back',
        'pass-on',
        'note',
        'ask',
        'take-back',
        'clear',
        'grant',
        'refuse',
      ] as const),
    ),
  }),
  fc.record({ by: fc.constant('citizen'), does: fc.constantFrom('answer', 'write', 'withdraw') }),
)
/** One act, a double click, or several people at once. */
const moment = fc.oneof(
  { weight: 3, arbitrary: deed.map(one => [one]) },
  deed.map(one => [one, one]),
  fc.array(deed, { minLength: 2, maxLength: 3 }),
)
const contradicting = buildSnapshot([
  buildAnswer('familyName', 'Petersen'),
  buildAnswer('givenNames', 'Jonas Friedrich'),
  buildAnswer('birthDate', '1988-03-14'),
  buildAnswer('mainAddress', 'Anderer Weg 9|21029|Hamburg'),
])

test('model: whatever people do with a case, alone or at once, it goes as the model says', async () => {
  const course = fc.array(moment, { minLength: 4, maxLength: 14 })
  await fc.assert(
    fc.asyncProperty(course, fc.boolean(), async (moments, contradiction) => {
      const opened = await house.open('meldebescheinigung', contradiction ? { snapshot: contradicting } : {})
      let model = newModelCase(contradiction)
      for (const deeds of moments) {
        const question = (await openInquiry(house.db, opened.id))?.id ?? NOBODY
        const outcomes = await Promise.all(deeds.map(one => outcomeOf(doIt(opened, one, question))))
        const real = { outcomes, after: await readModel(opened, model) }
        const possible = explanations(model, deeds)
        const explained = possible.find(one => isDeepStrictEqual(one, real))
        if (!explained) expect(real, `after ${JSON.stringify(deeds)}`).toEqual(possible[0])
        model = explained!.after
      }
    }),
    { ...(process.env.PROPERTY_RUNS ? {} : { numRuns: 25 }) },
  )
})
