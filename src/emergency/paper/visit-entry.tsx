import { randomUUID } from 'node:crypto'
import { type Answers, paperForm, readPaper, readPaperForm } from '../../applications/index.ts'
import { inTransaction } from '../../foundation/database/index.ts'
import type { FieldProblem } from '../../foundation/html/index.ts'
import { type Answer, page, redirect, type StaffVisit } from '../../foundation/http/index.ts'
import { formatInstant, type Language } from '../../foundation/language/index.ts'
import { parsePaperNumber, sayPaperNumber } from '../../foundation/paper-number.ts'
import { isUuid } from '../../foundation/uuid.ts'
import { type Office, type OfficeBook, officesForDisplay } from '../../offices/index.ts'
import { findService, type Service } from '../../services/index.ts'
import { checkNumber, type EnteredPaper, enterPaper, type NumberObstacle } from './enter-paper.ts'
import { EntryPage } from './entry-page.tsx'
import { paperMessages } from './messages.ts'
import { emptyHead, readHead, type TypedHead, typedHead } from './read-entry.ts'
import { officeOf, showFailed } from './visit-office.tsx'

/** Which paper is entered. */
interface Entry {
  readonly office: Office
  readonly number: number
  readonly service: Service
}

/** What was typed, right or wrong. */
interface Typed {
  readonly caseId: string
  readonly head: TypedHead
  readonly answers: Answers
  readonly problems: readonly FieldProblem[]
  readonly conflict: boolean
}

/** A sentence: there is no such paper to be entered. */
async function entryOf(
  visit: StaffVisit,
  office: Office,
  read: (name: string) => string,
): Promise<Entry | string> {
  const { db, language } = visit
  const t = paperMessages[language]
  const number = parsePaperNumber(read('nummer'))
  if (number === null) return t.numberFormat
  const id = read('leistung')
  const service = id === '' ? null : await findService(db, id)
  return service ? { office, number, service } : t.serviceMissing
}

export async function showEntry(visit: StaffVisit): Promise<Answer> {
  const { db, query, language } = visit
  const office = await officeOf(visit)
  const entry = await entryOf(visit, office, name => query.get(name) ?? '')
  if (typeof entry === 'string') return showFailed(visit, office, entry)
  const checked = await inTransaction(db, tx => checkNumber(tx, entry.number, office.id))
  if (checked.kind !== 'free')
    return showFailed(visit, office, sayObstacle(checked, await officesForDisplay(db), language))
  const typed = { caseId: randomUUID(), head: emptyHead, answers: {}, problems: [], conflict: false }
  return show(visit, entry, typed)
}

export async function postEntry(visit: StaffVisit): Promise<Answer> {
  const { db, body, clock, secret, config, staff, language } = visit
  const office = await officeOf(visit)
  const entry = await entryOf(visit, office, name => body.get(name))
  if (typeof entry === 'string') return showFailed(visit, office, entry)
  const { number, service } = entry
  const [at, today] = [clock.now(), clock.today()]
  const head = typedHead(body)
  const answers = readPaperForm(await paperForm(service), body)
  const caseId = isUuid(body.get('seite')) ? body.get('seite') : randomUUID()
  const typed = { caseId, head, answers, problems: [], conflict: false }
  const readOfHead = readHead(head, { language, today })
  const toRead = { db, service, answers, files: body.files, caller: staff.id, at }
  const read = await readPaper(toRead, { language, today })
  const problems = [...('problems' in readOfHead ? readOfHead.problems : []), ...read.problems]
  if ('problems' in readOfHead || problems.length > 0) return show(visit, entry, { ...typed, problems })
  const paper = { ...readOfHead, caseId, office: office.id, number, read, staff, at, today }
  const entered = await inTransaction(db, tx => enterPaper(tx, { secret, demo: config.demo }, paper))
  if (entered.kind === 'entered') {
    const said = { nachgetragen: sayPaperNumber(number), vorgang: entered.reference }
    return redirect(`/amt/lage/papier/${office.id}?${new URLSearchParams(said)}`)
  }
  const problem = problemOf(entered, await officesForDisplay(db), language)
  return show(visit, entry, { ...typed, problems: [problem], conflict: problem.field === 'nummer' })
}

function problemOf(
  refused: Exclude<EnteredPaper, { kind: 'entered' }>,
  book: OfficeBook,
  language: Language,
): FieldProblem {
  const t = paperMessages[language]
  if (refused.kind !== 'wrong-moment')
    return { field: 'nummer', label: t.number, sentence: sayObstacle(refused, book, language) }
  const sentence = refused.because === 'in-the-future' ? t.future : t.tooEarly
  return { field: 'tag', label: t.day, sentence }
}

function sayObstacle(obstacle: NumberObstacle, book: OfficeBook, language: Language): string {
  const t = paperMessages[language].obstacles
  switch (obstacle.kind) {
    case 'unknown':
      return t.unknown
    case 'other-office':
      return t.otherOffice(book.offices.get(obstacle.office)?.name[language] ?? obstacle.office)
    case 'taken':
      return t.taken(obstacle.as.enteredBy, formatInstant(obstacle.as.enteredAt, language))
  }
}

async function show(visit: StaffVisit, entry: Entry, typed: Typed): Promise<Answer> {
  const { language, staff } = visit
  const number = sayPaperNumber(entry.number)
  const name = entry.service.definition.name[language]
  const form = await paperForm(entry.service)
  const props = { ...typed, office: entry.office, service: entry.service.id, number, name, form, staff }
  const status = typed.conflict ? { status: 409 } : typed.problems.length > 0 ? { status: 422 } : {}
  const title = paperMessages[language].entryTitle(number, name)
  return page(title, <EntryPage {...props} />, { section: 'situation', ...status })
}
