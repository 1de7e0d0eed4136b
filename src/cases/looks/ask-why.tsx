import { inTransaction } from '../../foundation/database/index.ts'
import { type Answer, page, redirect, type StaffRoute, type StaffVisit } from '../../foundation/http/index.ts'
import { ReasonMissing } from './demand-reason.ts'
import { explainLook, type LookReason, lookReasons, lookToExplain } from './explain-look.ts'
import { lookMessages } from './messages.ts'
import { ReasonPage } from './reason-page.tsx'
import type { UnusualSign } from './unusual-look.ts'

const MAX_WORDS = 1000
const referenceOf = ({ params }: StaffVisit) => params.reference ?? ''
const stepOf = (visit: StaffVisit) => ({
  staff: visit.staff,
  reference: referenceOf(visit),
  at: visit.clock.now(),
})

/**
 * Asks for the reason where the transaction of the look found it missing; every route of one case goes through here.
 * An act is not done (409): the page it came from was older than the reason.
 */
export function askingWhy(handle: StaffRoute['handle'], status = 200): StaffRoute['handle'] {
  return async visit => {
    try {
      return await handle(visit)
    } catch (error) {
      if (error instanceof ReasonMissing) return reasonPage(visit, error.signs, status)
      throw error
    }
  }
}

function reasonPage(
  visit: StaffVisit,
  signs: readonly UnusualSign[],
  status: number,
  typed = { reason: '', words: '' },
  problems: Parameters<typeof ReasonPage>[0]['problems'] = [],
): Answer {
  const props = { reference: referenceOf(visit), signs, typed, problems }
  return page(lookMessages[visit.language].title, <ReasonPage {...props} />, { section: 'cases', status })
}

export async function postReason(visit: StaffVisit): Promise<Answer> {
  const t = lookMessages[visit.language]
  const typed = { reason: visit.body.get('reason'), words: visit.body.get('words').trim() }
  const reason = lookReasons.find((one): one is LookReason => one === typed.reason)
  const problems = [
    ...(reason ? [] : [{ field: 'reason' as const, sentence: t.reasonMissing }]),
    ...(typed.words && typed.words.length <= MAX_WORDS
      ? []
      : [{ field: 'words' as const, sentence: t.wordsMissing }]),
  ]
  const signs = await lookToExplain(visit.db, stepOf(visit))
  if (signs && (!reason || problems.length > 0)) return reasonPage(visit, signs, 422, typed, problems)
  if (signs && reason)
    await inTransaction(visit.db, tx => explainLook(tx, stepOf(visit), { reason, words: typed.words }))
  return redirect(`/amt/vorgang/${referenceOf(visit)}`)
}
