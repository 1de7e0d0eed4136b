import type { Temporal } from 'temporal-polyfill'
import { recordAudit } from '../../foundation/audit/index.ts'
import { inTransaction } from '../../foundation/database/index.ts'
import { NotFound } from '../../foundation/errors.ts'
import { type Answer, page, type StaffVisit } from '../../foundation/http/index.ts'
import { formatDay } from '../../foundation/language/index.ts'
import { catalogueForDisplay } from '../../services/index.ts'
import { canCatchUp } from '../catch-up/came-after-all.ts'
import { sensibleDay } from '../finder/sensible-day.ts'
import { officeOf } from '../rules/visit-rules.tsx'
import { makeSheet } from './make-sheet.tsx'
import { sheetMessages } from './messages.ts'
import { insertSheet, linesOf } from './queries.ts'
import { SheetPage } from './sheet-page.tsx'

/** Names, matters and numbers of a whole day: each look is on record, and each sheet can be checked later. */
export async function showSheet(visit: StaffVisit): Promise<Answer> {
  const { db, clock, language, secret, config, staff } = visit
  const office = await officeOf(visit)
  const day = dayOf(visit.params.day ?? '')
  const { services } = await catalogueForDisplay(db)
  const madeAt = clock.now()
  const sheet = await inTransaction(db, async tx => {
    const lines = await linesOf(tx, office.id, day)
    const made = makeSheet(secret, { office, day, lines, services, madeAt, language, demo: config.demo })
    await insertSheet(tx, { seal: made.seal, office: office.id, day, madeAt, appointments: lines.length })
    const [object, detail] = [{ kind: 'office', id: office.id } as const, { day: String(day) }]
    await recordAudit(tx, { actor: staff, act: 'day-sheet.seen', object, detail, at: madeAt })
    return made.props
  })
  const title = sheetMessages[language].titleOf(office.name[language], formatDay(day, language))
  return page(
    title,
    <SheetPage office={office.id} sheet={sheet} catchUp={canCatchUp(day, clock.today())} />,
    { section: 'counter' },
  )
}

/** @throws NotFound where the address holds no day */
export function dayOf(text: string): Temporal.PlainDate {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? sensibleDay(text) : null
  if (!day) throw new NotFound()
  return day
}
