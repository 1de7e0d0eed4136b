import { displayCache } from '../foundation/display-cache.ts'
import { type LifeSituation, lifeSituations } from './life-situations.ts'
import { listServices, type Service, servicesVersion } from './queries.ts'
import { buildIndex, type SearchIndex } from './search/search.ts'
import { searchDocument } from './search/search-document.ts'
import type { ServiceDefinition } from './service-definition.ts'

/** All services as pages show them. */
export interface Catalogue {
  readonly services: ReadonlyMap<string, Service>
  readonly index: SearchIndex
}

/** At most a second old; for display alone. */
export const catalogueForDisplay = displayCache<Catalogue>({
  version: servicesVersion,
  async load(db) {
    const services = await listServices(db)
    return {
      services: new Map(services.map(service => [service.id, service])),
      index: buildIndex(services.map(({ definition }) => searchDocument(definition))),
    }
  },
})

export function definitions(catalogue: Catalogue): ServiceDefinition[] {
  return [...catalogue.services.values()].map(({ definition }) => definition)
}

/** Life situations for which there is a service at all. */
export function situationsWithServices(catalogue: Catalogue): LifeSituation[] {
  const used = new Set(definitions(catalogue).flatMap(service => service.lifeSituations))
  return lifeSituations.filter(({ id }) => used.has(id))
}
