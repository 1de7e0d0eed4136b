import { NotFound } from '../../foundation/errors.ts'
import { type Answer, page, type StaffVisit } from '../../foundation/http/index.ts'
import { isUuid } from '../../foundation/uuid.ts'
import { districtBook, sayScope } from '../district-book.ts'
import { isOnPaper } from './hand-tasks.ts'
import { NoticeSheet } from './notice-sheet.tsx'
import { noticeSheetMessages } from './notice-sheet-messages.ts'
import { findActivation } from './queries.ts'

/** A text that is put up by hand, as it is printed. @throws NotFound */
export async function showNoticeSheet({ db, config, params, language }: StaffVisit): Promise<Answer> {
  const id = params.activation ?? ''
  const activation = isUuid(id) ? await findActivation(db, id) : null
  const index = Number(/^\d{1,3}$/.exec(params.number ?? '')?.[0] ?? -1)
  const notice = activation?.definition.actions[index]
  if (!activation || notice?.kind !== 'notice' || !isOnPaper(notice)) throw new NotFound()
  const book = await districtBook(db)
  const place = { de: sayScope(book, notice.scope, 'de'), en: sayScope(book, notice.scope, 'en') }
  const status = new URL('/kundenzentren', config.publicUrl).href
  const title = noticeSheetMessages[language].title(place[language])
  return page(title, <NoticeSheet {...{ activation, notice, place, status }} />, { section: 'situation' })
}
