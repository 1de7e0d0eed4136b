import { defineConfig } from 'vitest/config'
import stryker from '../stryker.config.json' with { type: 'json' }

/** The tests beside the mutated rules, without those that need a database: thousands of runs have to be quick. */
const folders = [...new Set(stryker.mutate.map(path => path.slice(0, path.lastIndexOf('/'))))].filter(
  folder => !process.env.RULES_OF || `${folder}/`.startsWith(`src/${process.env.RULES_OF}/`),
)
const withDatabase = [
  'src/cases/access/citizen-access.test.ts',
  'src/cases/acts/work-on-case.test.ts',
  'src/cases/looks/{ask-why,decoy}.test.ts',
  'src/cases/result/decide-case.test.ts',
  'src/channels/answer-channels.test.ts',
  'src/law/import-statutes.test.ts',
  'src/offices/{office,workbench}.test.ts',
]

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: folders.map(folder => `${folder}/*.test.ts`),
    exclude: withDatabase,
    setupFiles: ['./src/foundation/testing/property-runs.ts'],
    pool: 'forks',
    maxWorkers: 1,
  },
})
