import { page, type Visit } from '../../foundation/http/index.ts'
import type { Case } from '../case.ts'
import { AnswersPage } from './answers-page.tsx'
import { ownCaseMessages } from './messages.ts'
import { section } from './section.ts'

export async function getAnswersPage(visit: Visit, record: Case) {
  const title = ownCaseMessages[visit.language].answersTitle
  return page(title, <AnswersPage record={record} />, section)
}
