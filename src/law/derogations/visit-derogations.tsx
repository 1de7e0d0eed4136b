import type { Temporal } from 'temporal-polyfill'
import { inTransaction } from '../../foundation/database/index.ts'
import { NotFound } from '../../foundation/errors.ts'
import type { FieldProblem } from '../../foundation/html/index.ts'
import { type Answer, page, redirect, type StaffVisit } from '../../foundation/http/index.ts'
import { mayEver } from '../../foundation/permissions/index.ts'
import { readNeeds } from '../needs/queries.ts'
import { lawPermissions } from '../permissions.ts'
import { readLawBook } from '../queries.ts'
import { TypedFields, typedAgain } from '../read-typed.ts'
import { restingMessages } from '../resting/messages.ts'
import { type Filter, filters, restingOn } from '../resting/resting.ts'
import { RestingPage, type RestingPageProps } from '../resting/resting-page.tsx'
import { type LawSurroundings, section } from '../room.tsx'
import { endDerogation, renewDerogation } from './change-term.ts'
import { DerogationDetail } from './derogation-detail.tsx'
import { DerogationFormPage } from './derogation-form-page.tsx'
import { enterDerogation } from './enter-derogation.ts'
import { derogationFormMessages } from './form-messages.ts'
import { derogationMessages } from './messages.ts'
import { readDerogations } from './queries.ts'
import { readDerogation } from './read-derogation.ts'
import { releaseDerogation } from './release-derogation.ts'

async function listProps({ db, clock, query, staff }: StaffVisit, around: LawSurroundings) {
  const law = await readLawBook(db)
  const needs = await readNeeds(db)
  const rows = restingOn(await readDerogations(db), law, needs, clock.today())
  const asked = query.get('zeige') ?? ''
  const props: Omit<RestingPageProps, 'children' | 'open'> = {
    rows,
    filter: Object.hasOwn(filters, asked) ? (asked as Filter) : 'alle',
    today: clock.today(),
    services: await around.services(db),
    mayEnter: mayEver(staff, lawPermissions.keepLaw),
  }
  return { law, needs, props }
}

export async function showResting(visit: StaffVisit, around: LawSurroundings): Promise<Answer> {
  const t = restingMessages[visit.language]
  const { props } = await listProps(visit, around)
  const ahead = await around.ahead(visit)
  return page(t.title, <RestingPage {...props} open={null} ahead={ahead} />, { section })
}

interface Shown {
  readonly typed?: Readonly<Record<string, string>>
  readonly problems?: readonly FieldProblem[]
}

export async function showDerogation(
  visit: StaffVisit,
  around: LawSurroundings,
  { typed = {}, problems = [] }: Shown = {},
): Promise<Answer> {
  const { db, params, query, staff } = visit
  const { law, needs, props } = await listProps(visit, around)
  const row = props.rows.find(({ derogation }) => derogation.id === params.derogation)
  if (!row) throw new NotFound()
  const { derogation, requirement } = row
  const rights = {
    keep: mayEver(staff, lawPermissions.keepLaw),
    release: mayEver(staff, lawPermissions.releaseDerogation),
    ownId: staff.id,
  }
  const detail = {
    derogation,
    requirement,
    law,
    needs: needs.filter(need => need.requirements.includes(derogation.requirement)),
    services: props.services,
    districts: await around.districts(db),
    said: query.get('gesagt'),
    rights,
    typed,
    problems,
  }
  return page(
    derogation.title[visit.language],
    <RestingPage {...props} open={derogation.id}>
      <DerogationDetail {...detail} />
    </RestingPage>,
    { section, status: problems.length > 0 ? 422 : 200 },
  )
}

export async function showForm(visit: StaffVisit, around: LawSurroundings): Promise<Answer> {
  return formPage(visit, around, {})
}

async function formPage(
  { db, language }: StaffVisit,
  around: LawSurroundings,
  { typed = {}, problems = [] }: Shown,
): Promise<Answer> {
  const props = { law: await readLawBook(db), districts: await around.districts(db), typed, problems }
  const status = problems.length > 0 ? 422 : 200
  return page(derogationFormMessages[language].title, <DerogationFormPage {...props} />, { section, status })
}

export async function enter(visit: StaffVisit, around: LawSurroundings): Promise<Answer> {
  const { db, body, clock, language, staff } = visit
  const known = {
    requirements: (await readLawBook(db)).requirements.map(({ id }) => id),
    districts: [...(await around.districts(db)).keys()],
  }
  const read = readDerogation(body, known, { language, today: clock.today() })
  if ('problems' in read) return formPage(visit, around, { typed: typedAgain(body), problems: read.problems })
  const id = await inTransaction(db, tx => enterDerogation(tx, staff, read.entered, clock.now()))
  return said(id, 'eingetragen')
}

export async function release({ db, params, body, clock, staff }: StaffVisit): Promise<Answer> {
  const typed = body.get('nummer')
  const term = /^\d{1,6}$/.test(typed) ? Number(typed) : -1
  const id = params.derogation ?? ''
  const outcome = await inTransaction(db, tx => releaseDerogation(tx, staff, { id, term, at: clock.now() }))
  const words = {
    released: 'freigegeben',
    'nothing-to-release': 'nichts-freizugeben',
    'own-entry': 'eigener-eintrag',
  } as const
  return said(id, words[outcome])
}

export async function renew(visit: StaffVisit, around: LawSurroundings): Promise<Answer> {
  const { db, params, body, clock, staff } = visit
  const t = derogationMessages[visit.language]
  const fields = typedFields(visit)
  const [until, reviewOn] = ['bis', 'pruefen'].map(field => fields.day(field, { optional: true }))
  const reason = fields.line('grund', { most: 500 })
  if (!until && !reviewOn && fields.problems.every(({ field }) => field === 'grund'))
    fields.note('bis', t.oneOfBoth)
  if (!reason || fields.problems.length > 0) return again(visit, around, fields)
  const renewal = { id: params.derogation ?? '', until: until ?? null, reviewOn: reviewOn ?? null, reason }
  const outcome = await inTransaction(db, tx => renewDerogation(tx, staff, { ...renewal, at: clock.now() }))
  if (outcome === 'renewed') return said(renewal.id, 'verlaengert')
  fields.note(body.get('bis') ? 'bis' : 'pruefen', t.notLonger)
  return again(visit, around, fields)
}

export async function end(visit: StaffVisit, around: LawSurroundings): Promise<Answer> {
  const { db, params, clock, staff } = visit
  const t = derogationMessages[visit.language]
  const fields = typedFields(visit)
  const lastDay: Temporal.PlainDate | null = fields.day('letzter-tag')
  const reason = fields.line('warum', { most: 500 })
  if (!lastDay || !reason) return again(visit, around, fields)
  const id = params.derogation ?? ''
  const outcome = await inTransaction(db, tx =>
    endDerogation(tx, staff, { id, lastDay, reason, at: clock.now() }),
  )
  if (outcome === 'ended') return said(id, 'beendet')
  fields.note('letzter-tag', outcome === 'too-early' ? t.tooEarly : t.notEarlier)
  return again(visit, around, fields)
}

function typedFields({ body, clock, language }: StaffVisit): TypedFields {
  return new TypedFields(body, { language, today: clock.today() }, derogationMessages[language].fields)
}

function again(visit: StaffVisit, around: LawSurroundings, { problems }: TypedFields): Promise<Answer> {
  return showDerogation(visit, around, { typed: typedAgain(visit.body), problems })
}

function said(id: string, word: string): Answer {
  return redirect(`/amt/recht/ausnahmen/${id}?gesagt=${word}`)
}
