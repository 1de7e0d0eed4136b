import { type Case, findOwnCase } from '../cases/index.ts'
import { inTransaction } from '../foundation/database/index.ts'
import { Conflict } from '../foundation/errors.ts'
import {
  type Answer,
  get,
  type PortalRoute,
  page,
  post,
  redirect,
  type Visit,
} from '../foundation/http/index.ts'
import { feedbackMessages } from './messages.ts'
import { findRating } from './queries.ts'
import { rate } from './rate.ts'
import { readRating } from './rating.ts'
import { RatingPage, type RatingPageProps } from './rating-page.tsx'
import { voteOfCase, voterOfCase } from './vote-of-case.ts'

type CaseAnswer = (visit: Visit, record: Case) => Promise<Answer>

/** Only a case that has been dealt with can be rated, and only by whoever has access to it. */
function withDecidedCase(handle: CaseAnswer): PortalRoute['handle'] {
  return async visit => {
    const record = await findOwnCase(visit)
    if (!record) {
      return redirect(`/mein-antrag?nummer=${encodeURIComponent(visit.params.reference ?? '')}`)
    }
    if (!record.decidedAt) {
      throw new Conflict({ de: feedbackMessages.de.tooEarly, en: feedbackMessages.en.tooEarly })
    }
    return handle(visit, record)
  }
}

async function ratingPage(visit: Visit, record: Case, typed?: Partial<RatingPageProps>): Promise<Answer> {
  const voter = visit.secret.hash('voter', voterOfCase(record.id))
  const vote = await findRating(visit.db, `service:${record.serviceId}`, voter)
  const props: RatingPageProps = {
    reference: record.reference,
    serviceName: record.serviceName,
    stars: vote ? String(vote.stars) : '',
    comment: vote?.comment ?? '',
    voted: vote !== null,
    thanks: visit.query.has('danke'),
    ...typed,
  }
  const status = typed ? 422 : 200
  return page(feedbackMessages[visit.language].title, <RatingPage {...props} />, {
    section: 'myCase',
    status,
  })
}

async function vote(visit: Visit, record: Case): Promise<Answer> {
  const typed = { stars: visit.body.get('stars'), comment: visit.body.get('comment') }
  const rating = readRating(typed)
  if ('refusal' in rating) return ratingPage(visit, record, { ...typed, refusal: rating.refusal })
  const given = voteOfCase(record, rating, visit.clock.now())
  await inTransaction(visit.db, tx => rate(tx, visit.secret, given))
  return redirect(`/mein-antrag/${record.reference}/bewertung?danke`)
}

const path = '/mein-antrag/:reference/bewertung'

export const portalRoutes: PortalRoute[] = [
  get(
    path,
    withDecidedCase((visit, record) => ratingPage(visit, record)),
  ),
  post(path, withDecidedCase(vote)),
]
