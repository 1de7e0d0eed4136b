import { type Answer, page, type StaffVisit } from '../../foundation/http/index.ts'
import { districtBook } from '../district-book.ts'
import { measuresFile, readMeasures } from './measures.ts'
import { MeasuresPage } from './measures-page.tsx'
import { returnMessages } from './messages.ts'

/** What was introduced when, why, for which services, used how often, kept or ended. */
export async function showMeasures({ db, clock, language }: StaffVisit): Promise<Answer> {
  const props = { measures: await readMeasures(db, clock.now()), book: await districtBook(db) }
  return page(returnMessages[language].measures.title, <MeasuresPage {...props} />, { section: 'situation' })
}

export async function downloadMeasures({ db, clock, language }: StaffVisit): Promise<Answer> {
  const measures = await readMeasures(db, clock.now())
  return {
    kind: 'file',
    content: Buffer.from(measuresFile(measures, await districtBook(db), language)),
    type: 'text/csv; charset=utf-8',
    name: `massnahmen-${clock.today()}.csv`,
    disposition: 'attachment',
  }
}
