import { type CentreStatus, statusForDisplay } from '../channels/index.ts'
import { NotFound } from '../foundation/errors.ts'
import { describeSource } from '../foundation/facts/index.ts'
import { type ApiRoute, type ApiVisit, apiLanguage } from '../foundation/http/index.ts'
import type { Office } from './office.ts'
import { officesForDisplay } from './offices-for-display.ts'
import { openingToday } from './opening.ts'
import { sayOpening } from './opening-words.ts'

async function readCity(visit: ApiVisit) {
  const book = await officesForDisplay(visit.db)
  const { centres, at } = await statusForDisplay(visit.db, visit.clock.now())
  const statusOf = (office: Office): CentreStatus =>
    centres.find(centre => centre.office.id === office.id) ?? {
      office,
      opening: openingToday(office.hours, [], at),
      shut: null,
    }
  return { book, statusOf }
}

async function listOffices(visit: ApiVisit) {
  const { book, statusOf } = await readCity(visit)
  const shown = [...book.offices.values()].filter(office => office.kind !== 'back-office')
  return {
    kind: 'json',
    value: { items: shown.map(office => describe(statusOf(office), visit)), next: null },
  } as const
}

async function getOffice(visit: ApiVisit) {
  const { book, statusOf } = await readCity(visit)
  const office = book.offices.get(visit.params.id ?? '')
  if (!office || office.kind === 'back-office') throw new NotFound()
  return { kind: 'json', value: describe(statusOf(office), visit) } as const
}

/** Null always means "not known". */
function describe({ office, opening, shut }: CentreStatus, visit: ApiVisit) {
  const language = apiLanguage(visit)
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
      state: shut ? 'closed' : opening.state,
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

export const apiRoutes: readonly ApiRoute[] = [
  { method: 'GET', path: '/offices', handle: listOffices },
  { method: 'GET', path: '/offices/:id', handle: getOffice },
]
