import { type CentreStatus, statusForDisplay } from '../channels/index.ts'
import { NotFound } from '../foundation/errors.ts'
import { describeSource } from '../foundation/facts/index.ts'
import {
  type ApiRoute,
  type ApiVisit,
  answer,
  apiGet,
  compareNamed,
  type House,
  Id,
  listOf,
  pageOf,
  pageQuery,
} from '../foundation/http/index.ts'
import type { Language } from '../foundation/language/index.ts'
import { DescribedOffice } from './described-office.ts'
import type { Office } from './office.ts'
import { officesForDisplay } from './offices-for-display.ts'
import { openingToday } from './opening.ts'
import { sayOpening } from './opening-words.ts'

async function readCity(visit: House) {
  const book = await officesForDisplay(visit.db)
  const { centres, at } = await statusForDisplay(visit.db, visit.clock.now())
  const statusOf = (office: Office): CentreStatus =>
    centres.find(centre => centre.office.id === office.id) ?? {
      office,
      opening: openingToday(office.hours, [], at),
      restricted: null,
      shut: null,
    }
  return { book, statusOf }
}

/** By name in the language asked for; two offices of one name by their id. */
const placeOf = (office: Office, language: Language) => [office.name[language], office.id] as const

const listOffices = apiGet('/offices', {
  topic: 'offices',
  summary: { de: 'Die Kundenzentren und weiteren Stellen', en: 'The customer centres and other places' },
  keep: 10,
  query: pageQuery(100),
  answers: {
    200: { says: { de: 'Eine Seite der Liste', en: 'A page of the list' }, schema: listOf(DescribedOffice) },
  },
  async handle(visit) {
    const { language, query } = visit
    const { book, statusOf } = await readCity(visit)
    const compare = compareNamed(language)
    const shown = [...book.offices.values()]
      .filter(isShown)
      .sort((a, b) => compare(placeOf(a, language), placeOf(b, language)))
    const { items, next } = pageOf(visit, query, {
      name: `offices ${language}`,
      all: shown,
      placeOf: office => placeOf(office, language),
      compare,
    })
    return answer(200, { items: items.map(office => describe(office, statusOf(office), visit)), next })
  },
})

const getOffice = apiGet('/offices/:id', {
  topic: 'offices',
  summary: {
    de: 'Eine Stelle mit Adresse, Zeiten und Stand heute',
    en: 'A place with address, hours and its state today',
  },
  keep: 10,
  params: { id: Id },
  answers: { 200: { says: { de: 'Die Stelle', en: 'The place' }, schema: DescribedOffice } },
  async handle(visit) {
    const { book, statusOf } = await readCity(visit)
    const office = book.offices.get(visit.params.id)
    if (!office || !isShown(office)) throw new NotFound()
    return answer(200, describe(office, statusOf(office), visit))
  },
})

type Shown = Office & { readonly kind: 'customer-centre' | 'further-location' }
/** Back offices have no counter that anybody could visit. */
function isShown(office: Office): office is Shown {
  return office.kind !== 'back-office'
}

/** Null always means "not known". */
function describe(office: Shown, { opening, shut }: CentreStatus, visit: ApiVisit) {
  const { language } = visit
  return {
    id: office.id,
    name: office.name[language],
    kind: office.kind,
    district: office.district,
    address: office.address && {
      street: office.address.street,
      postcode: office.address.postcode,
      place: office.address.place,
      trust: office.addressTrust,
    },
    source: describeSource(office.source, language),
    directoryId: office.directoryId,
    hours: office.hours && {
      weekly: office.hours.weekly.map(({ day, from, to }) => ({ day, from, to })),
      trust: office.hours.trust,
      source: describeSource(office.hours.source, language),
    },
    accessibility: office.accessibility && {
      stepFree: office.accessibility.stepFree,
      accessibleToilet: office.accessibility.accessibleToilet,
    },
    note: office.note?.[language] ?? null,
    today: {
      state: shut ? ('closed' as const) : opening.state,
      sentence: shut ? shut.reason[language] : sayOpening(opening, visit.clock.now(), language),
      ...times({ opening, shut }),
    },
    url: `${visit.config.publicUrl}/kundenzentren/${office.id}`,
  }
}

function times({ opening, shut }: Pick<CentreStatus, 'opening' | 'shut'>) {
  if (shut) return { until: null, opens: shut.until?.toString() ?? null }
  return {
    until: opening.state === 'open' ? opening.until.toInstant().toString() : null,
    opens: opening.state === 'closed' ? (opening.opens?.toInstant().toString() ?? null) : null,
  }
}

export const apiRoutes: readonly ApiRoute[] = [listOffices, getOffice]
