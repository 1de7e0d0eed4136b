// `npm run soak`: the long hunts, for as long as --minutes says; what they find can be repeated by its seed.
import './check-node.mjs'
import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { provideChromium } from './chromium.mjs'
import { ensureInstalled, root } from './install.mjs'

const HELP = `npm run soak -- [NAME …] [--minutes N] [--seed N]

  kills      citizens, clerks and machines at work while web, worker and database are killed
  models     every property and model test, with new examples each round
  naughty    hostile text in every field of every form, in a real browser
  pages      every page there is, not four of a kind, for barriers and foreign words
  mutation   changes the rules and asks whether a test notices (Stryker; takes its own time, about a quarter of an hour)

Without a name the first three run, each for its share of the minutes (60). A find is printed with its seed;
--seed repeats it for one round. Ends with 1 where anything was found.`

const vitest = join(root, 'node_modules/vitest/vitest.mjs')
const journey = file => [vitest, 'run', '--configLoader=runner', '--project=journeys', file]

/** How to run one round of a hunt: a command, and what it learns about how long and from which seed. */
const hunts = {
  kills: (seed, seconds) => ({
    command: journey('tests/journeys/kills'),
    environment: { HUNT_SEED: seed, HUNT_SECONDS: Math.min(seconds, 300) },
  }),
  models: seed => ({
    command: [
      vitest,
      'run',
      '--configLoader=runner',
      '--project=rules',
      '--testTimeout=1800000',
      ...withModels(),
      'tests/messages.test.ts',
    ],
    environment: { HUNT_SEED: seed, PROPERTY_RUNS: 300 },
  }),
  naughty: (seed, seconds) => ({
    command: journey('tests/journeys/naughty'),
    environment: { HUNT_SEED: seed, HUNT_SECONDS: Math.min(seconds, 600) },
  }),
  pages: () => ({
    command: [...journey('tests/journeys/portal-pages'), 'tests/journeys/workbench-pages'],
    environment: { EVERY_PAGE: '1' },
    once: true,
  }),
  mutation: () => ({ command: [join(root, 'soak/mutate.mjs')], environment: {}, once: true }),
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    minutes: { type: 'string', default: '60' },
    seed: { type: 'string' },
    help: { type: 'boolean' },
  },
})
const minutes = Number(values.minutes)
const names = positionals.length > 0 ? positionals : ['kills', 'models', 'naughty']
const unknown = names.filter(name => !hunts[name])
if (values.help || unknown.length > 0 || !(minutes > 0)) {
  if (unknown.length > 0) console.error(`There is no hunt named ${unknown.join(', ')}.\n`)
  console.log(HELP)
  process.exit(values.help ? 0 : 1)
}

await ensureInstalled({ withTools: true })
const { ensureBuilt } = await import('./build.mjs')
await ensureBuilt()
const chromium = provideChromium()

const results = []
for (const name of names) results.push(await goHunting(name, (minutes / names.length) * 60))
console.log('\nname       rounds  minutes  finds')
for (const { name, rounds, spent, finds } of results)
  console.log(`${name.padEnd(10)} ${pad(rounds, 6)} ${pad(spent.toFixed(1), 8)} ${pad(finds.length, 6)}`)
const finds = results.flatMap(result => result.finds)
for (const find of finds) console.log(`  ${find}`)
console.log(`\n${results.reduce((sum, { rounds }) => sum + rounds, 0)} rounds, ${finds.length} finds`)
process.exitCode = finds.length > 0 ? 1 : 0

async function goHunting(name, seconds) {
  const started = performance.now()
  const left = () => seconds - (performance.now() - started) / 1000
  const result = { name, rounds: 0, spent: 0, finds: [] }
  do {
    const seed = values.seed ?? String(randomInt(2 ** 31))
    const { command, environment, once } = hunts[name](seed, Math.max(20, Math.round(left())))
    console.log(`\n${name}: round ${result.rounds + 1}, seed ${seed}`)
    const fine = await passes(command, environment, once ? 3 * 3600 : left() + 300)
    result.rounds += 1
    if (!fine) result.finds.push(`${name}: npm run soak -- ${name} --seed ${seed}`)
    if (once || values.seed) break
  } while (left() > 20)
  result.spent = (performance.now() - started) / 60_000
  return result
}

/** A round that is still running long after the time is over is stopped, and is no find. */
function passes([script, ...options], environment, limit) {
  return new Promise(resolve => {
    const child = spawn(process.execPath, [script, ...options], {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, CHROMIUM_PATH: chromium ?? '', ...environment },
    })
    const timer = setTimeout(() => {
      console.log('The time is over; this round is stopped and does not count.')
      child.kill('SIGTERM')
    }, limit * 1000)
    process.once('SIGTERM', () => child.kill('SIGTERM'))
    process.on('SIGINT', () => {})
    child.once('exit', (code, signal) => {
      clearTimeout(timer)
      resolve(code === 0 || signal === 'SIGTERM')
    })
  })
}

/** Every test that draws examples. */
function withModels() {
  return readdirSync(join(root, 'src'), { recursive: true })
    .filter(path => /\.test\.tsx?$/.test(path))
    .map(path => join('src', path))
    .filter(path => readFileSync(join(root, path), 'utf8').includes("from 'fast-check'"))
}

function pad(value, width) {
  return String(value).padStart(width)
}
