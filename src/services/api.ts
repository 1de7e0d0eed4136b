import { z } from 'zod'
import { measuredDuration } from '../cases/index.ts'
import { answersForDisplay, describeAnswers } from '../channels/index.ts'
import { rememberedFigure } from '../foundation/display-cache.ts'
import { Invalid, NotFound } from '../foundation/errors.ts'
import { type ApiRoute, type ApiVisit, apiLanguage } from '../foundation/http/index.ts'
import { lawBookForDisplay } from '../law/index.ts'
import { catalogueForDisplay, definitions } from './catalogue.ts'
import { describeService } from './describe-service.ts'
import { search } from './search/search.ts'
import type { ServiceDefinition } from './service-definition.ts'

const ListQuery = z.object({
  q: z.string().trim().max(200).default(''),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  /** Where the page before has ended. */
  cursor: z.coerce.number().int().min(0).max(10_000).default(0),
})
/** Counted over a year of cases: a minute old is fresh enough. */
const durationForDisplay = rememberedFigure(60_000, measuredDuration)
const WRONG_QUERY = {
  de: 'Erwartet wird q (höchstens 200 Zeichen), limit (1 bis 100) und cursor.',
  en: 'Expected is q (200 characters at most), limit (1 to 100) and cursor.',
}

/** Best first for a query, else by name. */
async function listServices(visit: ApiVisit) {
  const query = ListQuery.safeParse(Object.fromEntries(visit.query))
  if (!query.success) throw new Invalid(WRONG_QUERY)
  const { q, limit, cursor } = query.data
  const language = apiLanguage(visit)
  const catalogue = await catalogueForDisplay(visit.db)
  const found = q
    ? search(catalogue.index, q).map(({ id }) => catalogue.services.get(id)!.definition)
    : definitions(catalogue).sort((a, b) => a.name[language].localeCompare(b.name[language], language))
  const items = found.slice(cursor, cursor + limit).map(service => ({
    id: service.id,
    name: service.name[language],
    leikaKeys: service.leikaKeys,
    summary: service.summary[language],
    url: addressOf(visit, service),
  }))
  const next = cursor + limit < found.length ? String(cursor + limit) : null
  return { kind: 'json', value: { items, next } } as const
}

async function getService(visit: ApiVisit) {
  const language = apiLanguage(visit)
  const { services } = await catalogueForDisplay(visit.db)
  const service = services.get(visit.params.id ?? '')
  if (!service) throw new NotFound()
  const law = await lawBookForDisplay(visit.db)
  const at = visit.clock.now()
  const answers = await answersForDisplay(visit.db, service.definition, at)
  const value = {
    ...describeService(service, law, language),
    measured: await durationForDisplay(visit.db, service.id, at),
    channels: describeAnswers(answers, law, language),
    url: addressOf(visit, service.definition),
  }
  return { kind: 'json', value } as const
}

function addressOf(visit: ApiVisit, { id }: ServiceDefinition): string {
  return `${visit.config.publicUrl}/leistungen/${id}`
}

export const apiRoutes: readonly ApiRoute[] = [
  { method: 'GET', path: '/services', handle: listServices },
  { method: 'GET', path: '/services/:id', handle: getService },
]
