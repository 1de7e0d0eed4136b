import { z } from 'zod'
import { checkCode } from '../cases/index.ts'
import { Conflict, NotFound } from '../foundation/errors.ts'
import { type ApiRoute, answer, apiCreate, cleanText } from '../foundation/http/index.ts'
import { feedbackMessages } from './messages.ts'
import { rate } from './rate.ts'
import { MAX_COMMENT } from './rating.ts'
import { voteOfCase } from './vote-of-case.ts'

const NewRating = z
  .strictObject({
    subject: z.string().max(40).describe('The reference of a case that has been dealt with'),
    stars: z.int().min(1).max(5),
    comment: z
      .string()
      .max(MAX_COMMENT)
      .default('')
      .transform(text => cleanText(text).trim()),
  })
  .meta({ id: 'NewRating', examples: [{ subject: 'HH-7KQ2-M4', stars: 4, comment: 'Ging schnell.' }] })

const Rating = z
  .strictObject({ stars: z.int(), comment: z.string() })
  .meta({ id: 'Rating', description: 'The vote as it is kept' })

const TOO_EARLY = { de: feedbackMessages.de.tooEarly, en: feedbackMessages.en.tooEarly }

const postRating = apiCreate('/feedback', {
  topic: 'feedback',
  summary: { de: 'Einen bearbeiteten Vorgang bewerten', en: 'Rate a case that has been dealt with' },
  about: {
    de: 'Eine Stimme je Vorgang; eine zweite ändert die erste. Wer abstimmt, steht im Code des Vorgangs und wird nicht gespeichert.',
    en: 'One vote a case; a second one changes the first. Who votes is known by the code of the case, and is not stored.',
  },
  caseCode: true,
  limit: 'rating',
  body: NewRating,
  problems: ['not-found', 'too-early'],
  answers: {
    200: { says: { de: 'Die Stimme ist geändert', en: 'The vote has been changed' }, schema: Rating },
    201: { says: { de: 'Die Stimme ist gezählt', en: 'The vote has been counted' }, schema: Rating },
  },
  async prepare(visit) {
    const { body, caseCode, address } = visit
    const check = await checkCode(visit, { reference: body.subject, code: caseCode, address })
    if (!check.ok) throw new NotFound()
    if (!check.found.decidedAt) throw new Conflict(TOO_EARLY, 'too-early')
    return check.found
  },
  async act(tx, { body, secret, clock }, record) {
    const { stars, comment } = body
    const given = await rate(tx, secret, voteOfCase(record, { stars, comment }, clock.now()))
    return answer(given === 'new' ? 201 : 200, { stars, comment })
  },
})

export const apiRoutes: readonly ApiRoute[] = [postRating]
