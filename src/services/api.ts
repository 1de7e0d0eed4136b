import { z } from 'zod'
import { measuredDuration } from '../cases/index.ts'
import { answersForDisplay, DescribedAnswer, describeAnswers } from '../channels/index.ts'
import { rememberedFigure } from '../foundation/display-cache.ts'
import { NotFound } from '../foundation/errors.ts'
import {
  type ApiRoute,
  type ApiVisit,
  answer,
  apiGet,
  compareNamed,
  Id,
  listOf,
  pageOf,
  pageQuery,
} from '../foundation/http/index.ts'
import { lawBookForDisplay } from '../law/index.ts'
import { provableLevel } from '../people/index.ts'
import { catalogueForDisplay, definitions } from './catalogue.ts'
import { describeService } from './describe-service.ts'
import { DescribedService, ServiceEntry } from './described-service.ts'
import { search } from './search/search.ts'
import type { ServiceDefinition } from './service-definition.ts'

/** Counted over a year of cases: a minute old is fresh enough. */
const durationForDisplay = rememberedFigure(60_000, measuredDuration)

const listServices = apiGet('/services', {
  topic: 'services',
  summary: { de: 'Leistungen suchen', en: 'Search the services' },
  about: {
    de: 'Mit q die passendste zuerst, sonst nach Namen.',
    en: 'With q the best first, else by name.',
  },
  keep: 60,
  query: { q: z.string().trim().max(200).default('').describe('What people would type'), ...pageQuery(20) },
  answers: {
    200: { says: { de: 'Eine Seite der Liste', en: 'A page of the list' }, schema: listOf(ServiceEntry) },
  },
  async handle(visit) {
    const { items, next } = await found(visit, visit.query)
    const entries = items.map(service => ({
      id: service.id,
      name: service.name[visit.language],
      leikaKeys: service.leikaKeys,
      summary: service.summary[visit.language],
      url: addressOf(visit, service),
    }))
    return answer(200, { items: entries, next })
  },
})

interface Asked {
  readonly q: string
  readonly limit: number
  readonly cursor?: string | undefined
}

async function found(visit: ApiVisit, asked: Asked) {
  const catalogue = await catalogueForDisplay(visit.db)
  if (asked.q === '') return byName(definitions(catalogue), visit, asked)
  const hits = search(catalogue.index, asked.q)
  const { items, next } = pageOf(visit, asked, {
    name: `services by ${asked.q}`,
    all: hits,
    placeOf: ({ score, id }) => [score, id],
    compare: ([a = 0, idA = ''], [b = 0, idB = '']) =>
      Number(b) - Number(a) || String(idA).localeCompare(String(idB)),
  })
  return { items: items.map(({ id }) => catalogue.services.get(id)!.definition), next }
}

function byName(all: ServiceDefinition[], visit: ApiVisit, asked: Asked) {
  const { language } = visit
  const compare = compareNamed(language)
  const placeOf = (service: ServiceDefinition) => [service.name[language], service.id] as const
  all.sort((a, b) => compare(placeOf(a), placeOf(b)))
  return pageOf(visit, asked, { name: `services ${language}`, all, placeOf, compare })
}

const WholeService = DescribedService.extend({
  measured: z
    .strictObject({ n: z.int(), medianDays: z.int(), ninthDecileDays: z.int() })
    .nullable()
    .describe('Days from application to decision over the last year; null: too few cases'),
  channels: z.array(DescribedAnswer),
  url: z.string(),
}).meta({ id: 'Service', description: 'null always means "not known"' })

const getService = apiGet('/services/:id', {
  topic: 'services',
  summary: { de: 'Eine Leistung, ganz', en: 'A service, as a whole' },
  about: {
    de: 'Gebühren, Unterlagen, Dauer, Rechtsgrundlagen und Wege.',
    en: 'Fees, documents, duration, legal bases and ways.',
  },
  keep: 10,
  params: { id: Id },
  answers: { 200: { says: { de: 'Die Leistung', en: 'The service' }, schema: WholeService } },
  async handle(visit) {
    const { db, clock, language } = visit
    const service = (await catalogueForDisplay(db)).services.get(visit.params.id)
    if (!service) throw new NotFound()
    const law = await lawBookForDisplay(db)
    const at = clock.now()
    const ways = await answersForDisplay(db, service.definition, at, provableLevel(visit))
    const value = {
      ...describeService(service, law, language),
      measured: await durationForDisplay(db, service.id, at),
      channels: describeAnswers(ways, law, language),
      url: addressOf(visit, service.definition),
    }
    return answer(200, value)
  },
})

function addressOf({ config }: ApiVisit, { id }: ServiceDefinition): string {
  return `${config.publicUrl}/leistungen/${id}`
}

export const apiRoutes: readonly ApiRoute[] = [listServices, getService]
