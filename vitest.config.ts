import { defineConfig } from 'vitest/config'

const shared = {
  globalSetup: './src/foundation/testing/global-setup.ts',
  setupFiles: [
    './src/foundation/testing/property-runs.ts',
    './src/foundation/testing/compare-moments.ts',
    './src/foundation/testing/tidy-up.ts',
  ],
  testTimeout: 60_000,
  hookTimeout: 120_000,
  pool: 'forks' as const,
}

/** They put another module in the place of a real one, and so need a process to themselves. */
const alone = ['log', 'refusals', 'trace-requests'].map(name => `src/foundation/http/${name}.test.ts`)

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          ...shared,
          name: 'rules',
          include: ['src/**/*.test.{ts,tsx}', 'tests/*.test.{ts,tsx}', 'tests/permissions/*.test.{ts,tsx}'],
          exclude: alone,
          // Loading the house anew for each file took longer than all tests of the rules together.
          isolate: false,
        },
      },
      { extends: true, test: { ...shared, name: 'alone', include: alone } },
      {
        extends: true,
        test: {
          ...shared,
          name: 'journeys',
          include: ['tests/journeys/**/*.test.{ts,tsx}'],
          globalSetup: [shared.globalSetup, './tests/journeys/global-setup.ts'],
          setupFiles: [...shared.setupFiles, './tests/journeys/setup.ts'],
          // One browser for all files of a process.
          isolate: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
