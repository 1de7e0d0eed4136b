import type { House } from '../../foundation/http/index.ts'
import { type AssuranceLevel, highestLevel } from './assurance-level.ts'
import { demoProvider } from './demo-provider.ts'
import { electronicMeans, type IdentityProvider, levelOfMeans } from './identity-provider.ts'

type Providers = Pick<House, 'config' | 'db' | 'secret'>

/** Who can say here who somebody is. An adapter to a real provider is added to this list by its configuration. */
export function identityProviders(house: Providers): readonly IdentityProvider[] {
  return house.config.demo ? [demoProvider(house)] : []
}

/** The highest level anybody can prove here; `none` where there is no provider. */
export function provableLevel({ config }: Pick<House, 'config'>): AssuranceLevel {
  return config.demo ? highestLevel(electronicMeans.map(means => levelOfMeans[means])) : 'none'
}
