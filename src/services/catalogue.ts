import { displayCache } from '../foundation/display-cache.ts'
import type { LifeSituation } from './life-situation-definition.ts'
import { listLifeSituations, listServices, type Service } from './queries.ts'
import { searchDocument } from './search/search-document.ts'
import { buildIndex, type SearchIndex } from './search/search-index.ts'
import type { ServiceDefinition } from './service-definition.ts'

/** All services as pages show them. */
export interface Catalogue {
  readonly services: ReadonlyMap<string, Service>
  readonly index: SearchIndex
  /** In the order of the home page; only those for which there is a service. */
  readonly situations: readonly LifeSituation[]
}

/** At most a second old; for display alone. */
export const catalogueForDisplay = displayCache<Catalogue>({
  topic: 'services',
  async load(db) {
    const services = await listServices(db)
    return {
      services: new Map(services.map(service => [service.id, service])),
      situations: (await listLifeSituations(db)).filter(({ id }) =>
        services.some(({ definition }) => definition.lifeSituations.includes(id)),
      ),
      index: buildIndex(services.map(({ definition }) => searchDocument(definition))),
    }
  },
})

export function definitions(catalogue: Catalogue): ServiceDefinition[] {
  return [...catalogue.services.values()].map(({ definition }) => definition)
}
