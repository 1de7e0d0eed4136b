import { z } from 'zod'
import { checkCode } from '../cases/index.ts'
import { inTransaction } from '../foundation/database/index.ts'
import { Conflict, Invalid, NotFound } from '../foundation/errors.ts'
import { type ApiRoute, type ApiVisit, cleanText } from '../foundation/http/index.ts'
import { feedbackMessages } from './messages.ts'
import { rate } from './rate.ts'
import { MAX_COMMENT } from './rating.ts'
import { voteOfCase } from './vote-of-case.ts'

/** `subject`: the reference of a case that has been dealt with; its code stands in `X-Case-Code`. */
const NewRating = z.strictObject({
  subject: z.string().max(40),
  stars: z.int().min(1).max(5),
  comment: z
    .string()
    .max(MAX_COMMENT)
    .default('')
    .transform(text => cleanText(text).trim()),
})

const WRONG = {
  de: 'Erwartet wird { subject, stars: 1 bis 5, comment? }.',
  en: 'Expected is { subject, stars: 1 to 5, comment? }.',
}

async function postRating(visit: ApiVisit) {
  const parsed = NewRating.safeParse(visit.json)
  if (!parsed.success) throw new Invalid(WRONG)
  const { subject, stars, comment } = parsed.data
  const code = visit.header('X-Case-Code') ?? ''
  const check = await checkCode(visit, { reference: subject, code, address: visit.address })
  if (!check.ok) throw new NotFound()
  if (!check.case.decidedAt)
    throw new Conflict({ de: feedbackMessages.de.tooEarly, en: feedbackMessages.en.tooEarly })
  const vote = voteOfCase(check.case, { stars, comment }, visit.clock.now())
  const result = await inTransaction(visit.db, tx => rate(tx, visit.secret, vote))
  return { kind: 'json', status: result === 'new' ? 201 : 200, value: { stars, comment } } as const
}

export const apiRoutes: readonly ApiRoute[] = [{ method: 'POST', path: '/feedback', handle: postRating }]
