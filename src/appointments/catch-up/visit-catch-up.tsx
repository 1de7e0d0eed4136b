import { inTransaction } from '../../foundation/database/index.ts'
import type { FieldProblem } from '../../foundation/html/index.ts'
import { type Answer, page, redirect, type StaffVisit } from '../../foundation/http/index.ts'
import { formatDay } from '../../foundation/language/index.ts'
import { isUuid } from '../../foundation/uuid.ts'
import { catalogueForDisplay } from '../../services/index.ts'
import { dayOf } from '../day-sheet/visit-sheet.tsx'
import { officeOf } from '../rules/visit-rules.tsx'
import { canCatchUp, enterCame, missedOf } from './came-after-all.ts'
import { CatchUpPage } from './catch-up-page.tsx'
import { catchUpMessages } from './messages.ts'

export async function getCatchUp(visit: StaffVisit): Promise<Answer> {
  return show(visit, [])
}

export async function postCatchUp(visit: StaffVisit): Promise<Answer> {
  const { db, body, clock, language, staff } = visit
  const [office, day] = [await officeOf(visit), dayOf(visit.params.day ?? '')]
  const t = catchUpMessages[language]
  const ids = body.all('da').filter(isUuid)
  if (ids.length === 0) return show(visit, [{ field: 'da', label: t.legend, sentence: t.nobody }])
  const of = { office: office.id, day, by: staff, at: clock.now() }
  const entered = canCatchUp(day, clock.today()) ? await inTransaction(db, tx => enterCame(tx, ids, of)) : 0
  return redirect(`/amt/tagesblatt/${office.id}/${day}/nachtrag?eingetragen=${entered}`)
}

async function show(visit: StaffVisit, problems: readonly FieldProblem[]): Promise<Answer> {
  const { db, clock, language, query } = visit
  const [office, day] = [await officeOf(visit), dayOf(visit.params.day ?? '')]
  const { services } = await catalogueForDisplay(db)
  const props = {
    office,
    day,
    missed: canCatchUp(day, clock.today()) ? await missedOf(db, office.id, day) : null,
    nameOf: (id: string) => services.get(id)?.definition.name[language] ?? id,
    saved: Number(/^\d{1,4}$/.exec(query.get('eingetragen') ?? '')?.[0] ?? 0),
    problems,
  }
  const title = catchUpMessages[language].titleOf(office.name[language], formatDay(day, language))
  const status = problems.length > 0 ? { status: 422 } : {}
  return page(title, <CatchUpPage {...props} />, { section: 'counter', ...status })
}
