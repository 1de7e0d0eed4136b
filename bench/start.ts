import { spawnSync } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Bench, type Figure, median, rounded } from './support/figure.ts'
import { residentMegabytes } from './support/memory.ts'
import { newFolder, removeFolder, startSchalter } from './support/running-schalter.ts'

const ROUNDS = 3
const AT_REST_MS = 10_000
const LIMITS = { first: 15, warm: 3, megabytes: 350 }

/** From the command to /readyz: on an empty folder with the demo, and on one that is set up; then what rests in memory. */
export const start: Bench = async say => {
  const first: number[] = []
  const warm: number[] = []
  const bare: number[] = []
  let megabytes = 0
  for (let round = 1; round <= ROUNDS; round++) {
    const folder = await newFolder()
    try {
      bare.push(bareStart())
      const one = await startSchalter(folder)
      first.push(one.readyAfter / 1000)
      await one.stop()
      const two = await startSchalter(folder)
      warm.push(two.readyAfter / 1000)
      if (round === ROUNDS) megabytes = await atRest(two.process.pid!)
      await two.stop()
      say(`start: first ${first.at(-1)!.toFixed(2)} s, warm ${warm.at(-1)!.toFixed(2)} s`)
    } finally {
      await removeFolder(folder)
    }
  }
  const reference = median(bare)
  const seconds = (name: string, values: readonly number[], limit: number): Figure => ({
    bench: 'start',
    name,
    value: rounded(median(values)),
    unit: 's',
    reference: rounded(reference),
    ratio: rounded(median(values) / reference),
    target: `at most ${limit} s; the reference is an empty Node process`,
    ok: median(values) <= limit,
  })
  return [
    seconds('first start on an empty folder, demo included, to /readyz', first, LIMITS.first),
    seconds('warm start to /readyz', warm, LIMITS.warm),
    {
      bench: 'start',
      name: 'memory of web and worker at rest',
      value: rounded(megabytes),
      unit: 'MB',
      reference: null,
      ratio: null,
      target: `at most ${LIMITS.megabytes} MB`,
      ok: megabytes > 0 && megabytes <= LIMITS.megabytes,
    },
  ]
}

async function atRest(pid: number): Promise<number> {
  await sleep(AT_REST_MS)
  return residentMegabytes(pid, /dist\/(web|worker)\.js/)
}

function bareStart(): number {
  const started = performance.now()
  spawnSync(process.execPath, ['-e', ''])
  return (performance.now() - started) / 1000
}
