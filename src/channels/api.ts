import { Temporal } from 'temporal-polyfill'
import { NotFound } from '../foundation/errors.ts'
import {
  type ApiRoute,
  answer,
  apiGet,
  type House,
  Id,
  InstantText,
  listOf,
} from '../foundation/http/index.ts'
import { lawBookForDisplay } from '../law/index.ts'
import { officesForDisplay } from '../offices/index.ts'
import { provableLevel } from '../people/index.ts'
import { catalogueForDisplay } from '../services/index.ts'
import { answerChannels } from './answer-channels.ts'
import { describeAnswers } from './describe-answers.ts'
import { DescribedStatus, describeStatus } from './describe-status.ts'
import { DescribedAnswer } from './described-answers.ts'
import { answersForDisplay, statusForDisplay } from './for-display.ts'

interface Asked {
  readonly office?: string | undefined
  readonly at?: string | undefined
}

/** What is asked most, the city as it is now, comes from memory. */
async function answersFor({ db, clock, config }: House, id: string, { office, at }: Asked) {
  const instant = at === undefined ? clock.now() : Temporal.Instant.from(at)
  const identified = provableLevel({ config })
  if (office !== undefined || at !== undefined)
    return answerChannels(db, id, { at: instant, office, identified })
  const service = (await catalogueForDisplay(db)).services.get(id)
  if (!service) throw new NotFound()
  return answersForDisplay(db, service.definition, instant, identified)
}

const channelsOfService = apiGet('/services/:id/channels', {
  topic: 'services',
  summary: {
    de: 'Welche Wege einer Leistung offen sind, und warum',
    en: 'Which ways of a service are open, and why',
  },
  about: {
    de: 'Jeder Schritt, den die Leistung hat, auf sechs Wegen. Ein geschlossener Weg sagt den Grund und was stattdessen geht.',
    en: 'Every step the service has, on six ways. A closed one says why and what to do instead.',
  },
  keep: 10,
  params: { id: Id.describe('The service') },
  query: {
    office: Id.optional().describe('At this office; left out: in the city as a whole'),
    at: InstantText.optional().describe('At this moment; left out: now'),
  },
  answers: { 200: { says: { de: 'Die Wege', en: 'The ways' }, schema: listOf(DescribedAnswer) } },
  async handle(visit) {
    const answers = await answersFor(visit, visit.params.id, visit.query)
    const law = await lawBookForDisplay(visit.db)
    return answer(200, { items: describeAnswers(answers, law, visit.language), next: null })
  },
})

const status = apiGet('/status', {
  topic: 'status',
  summary: {
    de: 'Was in der Stadt jetzt offen und geschlossen ist, und seit wann',
    en: 'What is open and closed in the city now, and since when',
  },
  keep: 10,
  answers: { 200: { says: { de: 'Die Stadt jetzt', en: 'The city now' }, schema: DescribedStatus } },
  async handle({ db, clock, language }) {
    const book = await officesForDisplay(db)
    const city = await statusForDisplay(db, clock.now())
    return answer(200, describeStatus(city, book.hotline?.number ?? null, language))
  },
})

export const apiRoutes: readonly ApiRoute[] = [channelsOfService, status]
