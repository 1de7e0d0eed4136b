import { Temporal } from 'temporal-polyfill'
import { Invalid, NotFound } from '../foundation/errors.ts'
import { type ApiRoute, type ApiVisit, apiLanguage } from '../foundation/http/index.ts'
import { lawBookForDisplay } from '../law/index.ts'
import { officesForDisplay } from '../offices/index.ts'
import { catalogueForDisplay } from '../services/index.ts'
import { answerChannels } from './answer-channels.ts'
import type { CentreStatus } from './city-status.ts'
import { describeAnswers } from './describe-answers.ts'
import { answersForDisplay, statusForDisplay } from './for-display.ts'

const NO_INSTANT = {
  de: 'at ist ein Zeitpunkt wie 2026-11-23T09:00:00+01:00.',
  en: 'at is an instant such as 2026-11-23T09:00:00+01:00.',
}

function instantAsked(visit: ApiVisit): Temporal.Instant {
  const at = visit.query.get('at')
  if (at === null) return visit.clock.now()
  try {
    return Temporal.Instant.from(at)
  } catch {
    throw new Invalid(NO_INSTANT)
  }
}

/** What is asked most, the city as it is now, comes from memory. */
async function answersFor(visit: ApiVisit) {
  const id = visit.params.id ?? ''
  const office = visit.query.get('office') ?? undefined
  const at = instantAsked(visit)
  if (office !== undefined || visit.query.has('at')) return answerChannels(visit.db, id, { at, office })
  const service = (await catalogueForDisplay(visit.db)).services.get(id)
  if (!service) throw new NotFound()
  return answersForDisplay(visit.db, service.definition, at)
}

async function getChannels(visit: ApiVisit) {
  const answers = await answersFor(visit)
  const law = await lawBookForDisplay(visit.db)
  return {
    kind: 'json',
    value: { items: describeAnswers(answers, law, apiLanguage(visit)), next: null },
  } as const
}

/** What is open and closed in the city now, and since when. */
async function getStatus(visit: ApiVisit) {
  const language = apiLanguage(visit)
  const book = await officesForDisplay(visit.db)
  const status = await statusForDisplay(visit.db, visit.clock.now())
  const centre = ({ office, opening, shut }: CentreStatus) => ({
    id: office.id,
    name: office.name[language],
    state: shut ? 'closed' : opening.state,
    until: opening.state === 'open' && !shut ? opening.until.toInstant().toString() : null,
    opens: opening.state === 'closed' && !shut ? (opening.opens?.toInstant().toString() ?? null) : null,
    shut: shut
      ? { reason: shut.reason[language], since: shut.since.toString(), until: shut.until?.toString() ?? null }
      : null,
  })
  const notices = status.notices.map(notice => ({
    channel: notice.channel,
    step: notice.step,
    state: notice.state,
    reason: notice.reason[language],
    since: notice.from.toString(),
    until: notice.until?.toString() ?? null,
  }))
  const hotline = { number: book.hotline?.number ?? null, state: status.hotline.state }
  const value = { at: status.at.toString(), offices: status.centres.map(centre), hotline, notices }
  return { kind: 'json', value } as const
}

export const apiRoutes: readonly ApiRoute[] = [
  { method: 'GET', path: '/services/:id/channels', handle: getChannels },
  { method: 'GET', path: '/status', handle: getStatus },
]
