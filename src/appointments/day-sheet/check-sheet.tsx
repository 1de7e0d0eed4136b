import type { FieldProblem } from '../../foundation/html/index.ts'
import { type Answer, page, type StaffVisit } from '../../foundation/http/index.ts'
import { formatDay, formatInstant } from '../../foundation/language/index.ts'
import { customerCentres, officesForDisplay } from '../../offices/index.ts'
import { CheckPage, type Verdict } from './check-page.tsx'
import { sheetMessages } from './messages.ts'
import { findSheet, nextOpeningDays } from './queries.ts'
import { sealOf } from './seal-sheet.ts'
import { SheetsPage } from './sheets-page.tsx'

const section = 'counter'

export async function listSheets({ db, clock, language }: StaffVisit): Promise<Answer> {
  const today = clock.today()
  const offices = customerCentres(await officesForDisplay(db))
  const next = await nextOpeningDays(db, today)
  return page(sheetMessages[language].title, <SheetsPage offices={offices} today={today} next={next} />, {
    section,
  })
}

export async function showCheck(visit: StaffVisit): Promise<Answer> {
  return answer(visit, '', [], [])
}

/** By the mark on the paper, by the file, or by both. */
export async function checkSheet(visit: StaffVisit): Promise<Answer> {
  const { body, secret, language } = visit
  const t = sheetMessages[language]
  const typed = body.get('zeichen').slice(0, 80)
  const mark = typed.replace(/\s/g, '')
  const file = body.files.find(({ field }) => field === 'datei')
  const problem = (sentence: string): FieldProblem[] => [{ field: 'zeichen', label: t.sealField, sentence }]
  if (!mark && !file) return answer(visit, typed, problem(t.checkNothing), [])
  if (mark && !/^[\w-]{22}$/.test(mark)) return answer(visit, typed, problem(t.sealFormat), [])
  const verdicts: Verdict[] = mark ? [await byMark(visit, mark)] : []
  if (file) {
    const seal = sealOf(secret, file.content.toString('utf8'))
    verdicts.push({ good: seal !== null, title: seal ? t.unaltered : t.altered, text: '' })
    if (seal) verdicts.push(await byMark(visit, seal))
  }
  return answer(visit, typed, [], verdicts)
}

/** What was issued under this mark. */
async function byMark({ db, language }: StaffVisit, mark: string): Promise<Verdict> {
  const t = sheetMessages[language]
  const sheet = await findSheet(db, mark)
  if (!sheet) return { good: false, title: t.unknown, text: '' }
  const office = (await officesForDisplay(db)).offices.get(sheet.office)
  const text = t.knownText(
    office?.name[language] ?? sheet.office,
    formatDay(sheet.day, language),
    formatInstant(sheet.madeAt, language),
    t.count(sheet.appointments),
  )
  return { good: true, title: t.known, text }
}

function answer(
  { language }: StaffVisit,
  typed: string,
  problems: readonly FieldProblem[],
  verdicts: readonly Verdict[],
): Answer {
  const title = sheetMessages[language].checkTitle
  const status = problems.length > 0 ? 422 : 200
  return page(title, <CheckPage {...{ typed, problems, verdicts }} />, { section, status })
}
