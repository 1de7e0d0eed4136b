import { join } from 'node:path'
import { inTransaction } from '../../foundation/database/index.ts'
import type { House } from '../../foundation/http/index.ts'
import { root } from '../../foundation/root.ts'
import { secretFrom } from '../../foundation/secret.ts'
import { createTestDatabase, fixedClock, testConfig } from '../../foundation/testing/index.ts'
import { readYamlFile } from '../../foundation/yaml/index.ts'
import { importServices, ServiceDefinition } from '../../services/index.ts'
import { sampleForm } from './sample-form.ts'

export interface TestHouse extends House {
  readonly clock: ReturnType<typeof fixedClock>
}

/** `with-form` has the sample form, `without-form` is taken in formless, `by-post-only` cannot be applied for online. */
async function sampleServices(): Promise<ServiceDefinition[]> {
  const dog = await readYamlFile(ServiceDefinition, join(root, 'district/services/hund-anmelden.yaml'))
  const { form: _, ...formless } = dog
  return [
    { ...dog, id: 'with-form', form: sampleForm },
    { ...formless, id: 'without-form' },
    { ...dog, id: 'by-post-only', offers: { ...dog.offers, apply: { post: {} } } },
  ]
}

/** A district with three services, on Tuesday 3 November 2026, 9:52 in Hamburg. */
export async function buildHouse(): Promise<TestHouse> {
  const { db } = await createTestDatabase()
  const clock = fixedClock('2026-11-03T08:52:00Z')
  const services = await sampleServices()
  await inTransaction(db, tx => importServices(tx, services, clock.now()))
  const config = testConfig({ publicUrl: 'https://amt.example' })
  return { db, clock, config, secret: secretFrom('a secret for tests alone') }
}
