import { displayCache } from '../foundation/display-cache.ts'
import { listServices, type Service, servicesVersion } from './queries.ts'
import { buildIndex, type SearchIndex } from './search/search.ts'
import { searchDocument } from './search/search-document.ts'

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
