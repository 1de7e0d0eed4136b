import { inTransaction } from '../../foundation/database/index.ts'
import type { FieldProblem } from '../../foundation/html/index.ts'
import { type Answer, page, redirect, type StaffVisit } from '../../foundation/http/index.ts'
import { mayEver } from '../../foundation/permissions/index.ts'
import { lawPermissions } from '../permissions.ts'
import { readLawBook } from '../queries.ts'
import { TypedFields, typedAgain } from '../read-typed.ts'
import { type LawSurroundings, section } from '../room.tsx'
import { enterNeed, moveNeed } from './enter-need.ts'
import { needMessages } from './messages.ts'
import { bySavings } from './need.ts'
import { needStates } from './need-definition.ts'
import { NeedFormPage } from './need-form-page.tsx'
import { NeedPage } from './need-page.tsx'
import { needsFile } from './needs-file.ts'
import { NeedsPage } from './needs-page.tsx'
import { needsPaper } from './needs-paper.ts'
import { getNeed, readNeeds } from './queries.ts'
import { readNeed } from './read-need.ts'

const mayKeep = ({ staff }: StaffVisit) => mayEver(staff, lawPermissions.keepLaw)

async function inOrder({ db }: StaffVisit) {
  return { needs: (await readNeeds(db)).sort(bySavings), law: await readLawBook(db) }
}

export async function listNeeds(visit: StaffVisit): Promise<Answer> {
  const props = { ...(await inOrder(visit)), mayEnter: mayKeep(visit) }
  return page(needMessages[visit.language].title, <NeedsPage {...props} />, { section })
}

export async function downloadNeeds(visit: StaffVisit): Promise<Answer> {
  const { needs, law } = await inOrder(visit)
  return {
    kind: 'file',
    content: Buffer.from(needsFile(needs, law.norms, visit.language)),
    type: 'text/csv; charset=utf-8',
    name: `aenderungsbedarf-${visit.clock.today()}.csv`,
    disposition: 'attachment',
  }
}

export async function printNeeds(visit: StaffVisit, around: LawSurroundings): Promise<Answer> {
  const { needs, law } = await inOrder(visit)
  const paper = needsPaper(needs, law.norms, visit.clock.today(), visit.language)
  return {
    kind: 'file',
    content: Buffer.from(await around.print(visit, paper)),
    type: 'application/pdf',
    name: `aenderungsbedarf-${visit.clock.today()}.pdf`,
    disposition: 'inline',
  }
}

interface Shown {
  readonly typed?: Readonly<Record<string, string>>
  readonly problems?: readonly FieldProblem[]
}

const statusOf = ({ problems = [] }: Shown) => (problems.length > 0 ? 422 : 200)

export async function showNeed(visit: StaffVisit, shown: Shown = {}): Promise<Answer> {
  const { db, params, query, language } = visit
  const need = await getNeed(db, params.need ?? '')
  const props = {
    need,
    law: await readLawBook(db),
    mayMove: mayKeep(visit),
    said: query.get('gesagt'),
    typed: shown.typed ?? {},
    problems: shown.problems ?? [],
  }
  return page(need.title[language], <NeedPage {...props} />, { section, status: statusOf(shown) })
}

export async function showNeedForm({ db, language }: StaffVisit, shown: Shown = {}): Promise<Answer> {
  const { typed = {}, problems = [] } = shown
  const body = <NeedFormPage law={await readLawBook(db)} typed={typed} problems={problems} />
  return page(needMessages[language].enter, body, { section, status: statusOf(shown) })
}

export async function enterTyped(visit: StaffVisit): Promise<Answer> {
  const { db, body, clock, language, staff } = visit
  const today = clock.today()
  const read = readNeed(body, await readLawBook(db), { language, today })
  if ('problems' in read) return showNeedForm(visit, { typed: typedAgain(body), problems: read.problems })
  const id = await inTransaction(db, tx => enterNeed(tx, staff, read.entered, today, clock.now()))
  return redirect(`/amt/recht/aenderungsbedarf/${id}?gesagt=eingetragen`)
}

export async function move(visit: StaffVisit): Promise<Answer> {
  const { db, params, body, clock, language, staff } = visit
  const t = needMessages[language]
  const fields = new TypedFields(body, { language, today: clock.today() }, t.fields)
  const state = fields.choice('stand', needStates, t.choose)
  const since = fields.day('seit')
  const note = fields.line('anmerkung', { most: 500, optional: true }) ?? ''
  if (!state || !since || fields.problems.length > 0)
    return showNeed(visit, { typed: typedAgain(body), problems: fields.problems })
  const id = params.need ?? ''
  const step = { id, state, since, note, at: clock.now() }
  const outcome = await inTransaction(db, tx => moveNeed(tx, staff, step))
  return redirect(
    `/amt/recht/aenderungsbedarf/${id}?gesagt=${outcome === 'moved' ? 'stand' : 'nicht-von-hier'}`,
  )
}
