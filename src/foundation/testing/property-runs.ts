import fc from 'fast-check'

/**
 * `npm test` draws the same examples every time, so that red means a change; `npm run soak` draws new ones and many
 * more of them (`PROPERTY_RUNS`, `HUNT_SEED`), and what it finds becomes an example of its own.
 */
const runs = Number(process.env.PROPERTY_RUNS ?? 0)
const seed = Number(process.env.HUNT_SEED ?? 2020)
fc.configureGlobal(runs > 0 ? { numRuns: runs, seed } : { seed })
