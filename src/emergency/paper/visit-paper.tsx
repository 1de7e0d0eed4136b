import { findCaseById } from '../../cases/index.ts'
import { inTransaction, letIn } from '../../foundation/database/index.ts'
import { type Answer, page, type StaffVisit } from '../../foundation/http/index.ts'
import { formatInstant } from '../../foundation/language/index.ts'
import { parsePaperNumber, sayPaperNumber } from '../../foundation/paper-number.ts'
import { customerCentres, type OfficeBook, officesForDisplay } from '../../offices/index.ts'
import { paperMessages } from './messages.ts'
import { PaperPage } from './paper-page.tsx'
import { gapsIn, isStale } from './paper-range.ts'
import { findPaperNumber, findRangeOf, newestFolders, rangesInUse } from './queries.ts'

/** Every centre: how old its folder is, and whether papers are missing. */
export async function showPaper(visit: StaffVisit): Promise<Answer> {
  const { db, clock, query, language, staff } = visit
  const book = await officesForDisplay(db)
  const [folders, ranges] = [await newestFolders(db), await rangesInUse(db, null)]
  const offices = customerCentres(book).map(({ id, name }) => {
    const own = ranges.filter(({ office }) => office === id)
    const gaps = own.flatMap(range => gapsIn(range, range.dealtWith))
    const madeAt = folders.get(id)?.madeAt ?? null
    return {
      id,
      name: name[language],
      madeAt,
      stale: isStale(madeAt, clock.now()),
      dealtWith: own.reduce((sum, { dealtWith }) => sum + dealtWith.length, 0),
      missing: gaps.reduce((sum, { from, to }) => sum + to - from + 1, 0),
    }
  })
  const typed = query.get('nummer') ?? ''
  const found = typed.trim() === '' ? null : await lookUp(visit, book, typed)
  return page(paperMessages[language].title, <PaperPage {...{ offices, typed, found, staff }} />, {
    section: 'situation',
  })
}

/** What a caller with a receipt in their hand is told: no name and nothing of the matter. */
async function lookUp({ db, language }: StaffVisit, book: OfficeBook, typed: string): Promise<string> {
  const t = paperMessages[language]
  const number = parsePaperNumber(typed)
  if (number === null) return t.numberFormat
  const said = sayPaperNumber(number)
  const range = await findRangeOf(db, number)
  if (!range) return t.found.unknown(said)
  const office = book.offices.get(range.office)?.name[language] ?? range.office
  const as = await findPaperNumber(db, number)
  if (!as) return t.found.waiting(said, office)
  if (as.kind === 'spoiled') return t.found.spoiled(said, office, as.reason!)
  const reference = await referenceOf(db, as.caseId!)
  return t.found.entered(said, office, formatInstant(as.receivedAt!, language), reference)
}

/** The number alone: whoever asks need not be in the team that may read the case. */
export function referenceOf(db: StaffVisit['db'], caseId: string): Promise<string> {
  return inTransaction(db, async tx => {
    await letIn(tx, caseId)
    return (await findCaseById(tx, caseId))!.reference
  })
}
