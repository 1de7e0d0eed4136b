import type { TestProject } from 'vitest/node'
import { type House, startHouse } from '../support/house.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    house: House
  }
}

/** One house for all journeys; they keep apart by the people who apply in them. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { stop, ...house } = await startHouse()
  project.provide('house', house)
  return stop
}
