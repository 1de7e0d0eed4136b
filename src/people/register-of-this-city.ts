import type { Database, Transaction } from '../foundation/database/index.ts'
import type { PopulationRegister } from './population-register.ts'
import { simulatedRegister } from './simulated-register.ts'

/** The register of this installation. So far there is only the simulated one. */
export function populationRegister(db: Database | Transaction): PopulationRegister {
  return simulatedRegister(db)
}
