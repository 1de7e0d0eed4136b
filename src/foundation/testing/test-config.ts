import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Config, readConfig } from '../config.ts'

/** The defaults, in a data folder of no consequence, quiet, and with a secret that is always the same. */
export function testConfig(overrides: Partial<Config> = {}): Config {
  const defaults = readConfig({
    SCHALTER_DATA: join(tmpdir(), `schalter-test-data-${process.pid}`),
    SCHALTER_SECRET: 'a secret for tests alone',
    LOG_LEVEL: 'silent',
  })
  return { ...defaults, referenceData: process.env.REFERENCE_DATA || null, ...overrides }
}
