import { randomUUID } from 'node:crypto'
import { Temporal } from 'temporal-polyfill'
import { checkAnswers, formlessForm, openApplication, problemsOf } from '../applications/index.ts'
import {
  answerInquiry,
  askCitizen,
  clearContradictions,
  type Decision,
  decideCase,
  letterReader,
  lookAtCase,
  markDecoy,
  openInquiry,
  type StaffStep,
} from '../cases/index.ts'
import { rate, voteOfCase } from '../feedback/index.ts'
import { fixedClock } from '../foundation/clock.ts'
import { type Database, inTransaction, type Transaction } from '../foundation/database/index.ts'
import { relayEvents } from '../foundation/events/index.ts'
import { storeFile } from '../foundation/files/index.ts'
import { BERLIN, berlinDay } from '../foundation/language/index.ts'
import type { StaffActor } from '../foundation/permissions/index.ts'
import type { Secret } from '../foundation/secret.ts'
import { addWorkingDays } from '../offices/index.ts'
import { listStaff } from '../people/index.ts'
import { lettersOf, moveLetters, produceLetters, renderLetter } from '../post/index.ts'
import { getService } from '../services/index.ts'
import { demoAnswers, formlessAnswers } from './demo-answers.ts'
import type { DemoErrand } from './demo-plan.ts'

/** What the players of the demo need: the house, its staff, one document to hand in. */
interface Stage {
  readonly db: Database
  readonly secret: Secret
  readonly staff: readonly StaffActor[]
  readonly document: Buffer
  readonly now: Temporal.Instant
}

const clarification = 'Am Telefon geklärt: Der Umzug steht noch bevor, das Register gilt.'
const replies = [
  'Vielen Dank für Ihre Nachricht. Bitte bringen Sie Ihren Ausweis und die genannten Unterlagen mit; einen Termin brauchen Sie nicht.',
  'Ja, das geht auch durch eine Person mit Vollmacht. Die Vollmacht braucht keine besondere Form, nur Ihre Unterschrift.',
  'Ihre Fotos reichen uns. Wir melden uns, falls noch etwas fehlt.',
] as const

/** Played side by side: while one waits for the database, another computes. */
const SIDE_BY_SIDE = 4

/** Plays the errands, each up to where it stands today. */
export async function playHistory(
  db: Database,
  secret: Secret,
  errands: readonly DemoErrand[],
): Promise<void> {
  const stage = {
    db,
    secret,
    staff: await listStaff(db),
    document: await demoDocument(),
    now: Temporal.Now.instant(),
  }
  const waiting = errands.values()
  const play = async () => {
    for (const errand of waiting) await playErrand(stage, errand)
  }
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, play))
  while (await relayEvents(db, letterReader)) {}
}

async function playErrand(stage: Stage, errand: DemoErrand): Promise<void> {
  const opened = await inTransaction(stage.db, tx => apply(tx, stage, errand))
  if (errand.progress === 'new') return
  const step = (at: Temporal.Instant): StaffStep => ({
    staff: workerOf(stage, errand),
    reference: opened.reference,
    at,
  })
  const readAt = earlier(atWork(errand, 1, 8), stage.now)
  const view = await inTransaction(stage.db, tx => lookAtCase(tx, step(readAt), berlinDay(readAt)))
  if (errand.progress === 'read') return
  if (errand.progress === 'asked' || errand.progress === 'answered') {
    await askAndAnswer(stage, errand, opened.id, step(later(readAt, 20, stage.now)))
    return
  }
  const decidedAt = earlier(atWork(errand, Math.max(1, errand.days), 10), stage.now)
  const mayGrant = view.acts.some(({ act, allowed }) => act === 'grant' && allowed)
  await inTransaction(stage.db, async tx => {
    const day = berlinDay(decidedAt)
    if (errand.service.result && !mayGrant) await clearContradictions(tx, step(decidedAt), clarification, day)
    await decideCase(tx, step(decidedAt), decisionFor(errand), day)
  })
  if (errand.progress === 'sent') await send(stage, errand, opened.id, decidedAt)
  if (errand.decoy) {
    const by = { actor: { kind: 'system', name: 'demo' }, at: decidedAt } as const
    await inTransaction(stage.db, tx => markDecoy(tx, opened.id, by))
  }
}

/** The application as the form would have taken it. */
async function apply(tx: Transaction, stage: Stage, errand: DemoErrand) {
  const { service: definition, person, openedAt, dice } = errand
  const service = await getService(tx, definition.id)
  const form = service.definition.form ?? (await formlessForm())
  const id = randomUUID()
  const fileId = await storeFile(tx, {
    name: 'Demo-Unterlage.pdf',
    type: 'application/pdf',
    content: stage.document,
    at: openedAt,
    owner: id,
    team: null,
    purpose: 'document',
  })
  const file = [{ fileId, name: 'Demo-Unterlage.pdf', size: stage.document.length }]
  const answer = service.definition.form ? demoAnswers[definition.id] : formlessAnswers
  const reader = { language: 'de', today: berlinDay(openedAt) } as const
  const pages = checkAnswers(form, answer ? answer(person, dice, file) : {}, reader)
  const problem = problemsOf(pages)[0]
  if (problem)
    throw new Error(`The demo's answers for ${definition.id} do not fit: ${JSON.stringify(problem)}`)
  const counter = { secret: stage.secret, demo: true }
  return openApplication(tx, counter, { id, service, pages, identity: null, at: openedAt, ...reader })
}

function workerOf(stage: Stage, { service }: DemoErrand): StaffActor {
  const worker = stage.staff.find(
    ({ roles, teams }) => roles.includes('caseworker') && teams.includes(service.team),
  )
  if (!worker) throw new Error(`Nobody in the demo works for the team ${service.team}.`)
  return worker
}

async function askAndAnswer(
  stage: Stage,
  errand: DemoErrand,
  caseId: string,
  step: StaffStep,
): Promise<void> {
  const question =
    'Bitte schicken Sie uns ein Foto der Vorder- und Rückseite Ihres Ausweises. Auf dem Bild fehlt eine Seite.'
  const answerBy = berlinDay(stage.now).add({ days: 14 })
  await inTransaction(stage.db, tx => askCitizen(tx, step, { wants: 'text', question, answerBy }))
  if (errand.progress === 'asked') return
  const at = later(step.at, 300, stage.now)
  await inTransaction(stage.db, async tx => {
    const inquiry = await openInquiry(tx, caseId)
    if (!inquiry) return
    const text =
      'Entschuldigung, hier noch einmal: Ich habe den Ausweis gerade nicht bei mir und komme morgen vorbei.'
    await answerInquiry(tx, caseId, { inquiryId: inquiry.id, text, file: null }, at, berlinDay(at))
  })
}

/** Nobody is refused in the demo's past. */
function decisionFor({ service, dice }: DemoErrand): Decision {
  return service.result ? { kind: 'granted', words: '' } : { kind: 'answered', words: dice.pick(replies) }
}

async function send(
  stage: Stage,
  errand: DemoErrand,
  caseId: string,
  decidedAt: Temporal.Instant,
): Promise<void> {
  const letters = await lettersOf(stage.db, caseId)
  const producedAt = fixedClock(later(decidedAt, 1, stage.now).toString())
  await produceLetters(
    stage.db,
    producedAt,
    letters.map(({ id }) => id),
  )
  const clerk = stage.staff.find(({ roles }) => roles.includes('post-clerk'))
  const paper = letters.filter(({ delivery }) => delivery === 'post').map(({ id }) => id)
  const handedOverAt = later(decidedAt, 240, stage.now)
  if (clerk) await inTransaction(stage.db, tx => moveLetters(tx, clerk, paper, 'handed-over', handedOverAt))
  if (errand.dice.chance(0.6)) {
    const rating = { stars: errand.dice.pick([3, 4, 4, 5, 5, 5, 2]), comment: '' }
    const rated = { id: caseId, serviceId: errand.service.id, demo: true, decoy: errand.decoy ?? false }
    const vote = voteOfCase(rated, rating, handedOverAt)
    await inTransaction(stage.db, tx => rate(tx, stage.secret, vote))
  }
}

/** So many working days after the errand was opened, at this hour of the office day. */
function atWork(errand: DemoErrand, workingDays: number, hour: number): Temporal.Instant {
  const day = addWorkingDays(berlinDay(errand.openedAt), workingDays)
  const plainTime = Temporal.PlainTime.from({
    hour: hour + errand.dice.below(5),
    minute: errand.dice.below(60),
  })
  return day.toZonedDateTime({ timeZone: BERLIN, plainTime }).toInstant()
}

function earlier(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(a, b) < 0 ? a : b
}

function later(at: Temporal.Instant, minutes: number, now: Temporal.Instant): Temporal.Instant {
  return earlier(at.add({ minutes }), now)
}

/** One page that says what it is; handed in wherever the demo's people hand something in. */
async function demoDocument(): Promise<Buffer> {
  const pdf = await renderLetter({
    language: 'de',
    demo: true,
    sender: { office: 'Demo', street: 'Demoweg 1', postcode: '20095', city: 'Hamburg' },
    recipient: { lines: ['Bezirksamt (Demo)'] },
    reference: 'Demo-Unterlage',
    date: '2026-01-01',
    subject: 'Demo-Unterlage',
    blocks: [
      { kind: 'paragraph', text: 'Dieses Blatt steht für eine Unterlage, die jemand eingereicht hat.' },
    ],
  })
  return Buffer.from(pdf)
}
