// `npm test`: sets up what is missing, runs every test, and ends with one line that says how it went.
import './check-node.mjs'
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { howToGetChromium, provideChromium } from './chromium.mjs'
import { ensureInstalled, root } from './install.mjs'

await ensureInstalled({ withTools: true })
const { ensureBuilt } = await import('./build.mjs')
await ensureBuilt()

const vitest = join(root, 'node_modules/vitest/vitest.mjs')
const folder = mkdtempSync(join(tmpdir(), 'schalter-report-'))
const filters = process.argv.slice(2)
const chromium = provideChromium()

/** Writes nothing into a folder that this account may only read. */
const LOADER = '--configLoader=runner'

const counts = await runTests()
if (!chromium) countJourneys(counts)
rmSync(folder, { recursive: true, force: true })

const { passed, failed, skipped } = counts
if (passed + failed === 0) console.error('No test ran.')
console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
process.exitCode = failed > 0 || passed === 0 ? 1 : 0

async function runTests() {
  const report = join(folder, 'report.json')
  const options = ['run', LOADER, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  if (!chromium) options.push('--project=!journeys')
  const exitCode = await run([vitest, ...options, ...filters], {
    ...process.env,
    CHROMIUM_PATH: chromium ?? '',
  })
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 }

  const result = JSON.parse(readFileSync(report, 'utf8'))
  // A file that cannot be loaded has no tests to count, and still is a failure.
  const broken = result.testResults.filter(
    file => file.status === 'failed' && !file.assertionResults.some(isFailed),
  )
  const failed = result.numFailedTests + broken.length
  return {
    passed: result.numPassedTests,
    failed: failed || (exitCode === 0 || result.numTotalTests === 0 ? 0 : 1),
    skipped: result.numPendingTests + result.numTodoTests,
  }
}

function isFailed(test) {
  return test.status === 'failed'
}

/** Without a browser the journeys are skipped, aloud; where CI promises to run all, that is a failure. */
function countJourneys(counts) {
  const list = join(folder, 'journeys.json')
  const options = ['list', LOADER, '--project=journeys', `--json=${list}`, ...filters]
  const { stderr } = spawnSync(process.execPath, [vitest, ...options], { cwd: root, encoding: 'utf8' })
  if (!existsSync(list)) throw new Error(`The journeys could not be counted:\n${stderr}`)
  const journeys = JSON.parse(readFileSync(list, 'utf8')).length
  if (journeys === 0) return
  console.error(`\n${journeys} browser journeys were skipped: no Chromium was found. ${howToGetChromium}`)
  if (/^(1|true)$/i.test(process.env.CI ?? '')) counts.failed += journeys
  else counts.skipped += journeys
}

/** Ctrl-C reaches vitest by itself; SIGTERM is passed on, so that its database is stopped. */
function run(parameters, env) {
  return new Promise(resolve => {
    const child = spawn(process.execPath, parameters, { cwd: root, stdio: 'inherit', env })
    process.on('SIGTERM', () => child.kill('SIGTERM'))
    process.on('SIGINT', () => {})
    child.once('exit', code => resolve(code ?? 1))
  })
}
