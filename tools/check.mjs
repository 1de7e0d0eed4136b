// `npm run check`: everything CI asks for. The tests come last, because their closing line is the result.
import './check-node.mjs'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { ensureInstalled, root } from './install.mjs'

await ensureInstalled({ withTools: true })

const steps = [
  ['format and lint', 'node_modules/@biomejs/biome/bin/biome', 'ci', '--error-on-warnings', '--colors=off'],
  ['types', 'node_modules/typescript/bin/tsc', '--noEmit'],
  ['unused code', 'node_modules/knip/bin/knip.js'],
  ['module borders', 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs', 'src'],
  ['migrations', 'tools/run.mjs', 'schema', '--compare'],
]

const failed = steps.filter(([name, ...command]) => !passes(name, command)).map(([name]) => name)
const tests = run(['tools/test.mjs', ...process.argv.slice(2)], 'inherit')
process.exitCode = failed.length > 0 || tests.status !== 0 ? 1 : 0

function passes(name, command) {
  const started = performance.now()
  const { status, stdout, stderr } = run(command, 'pipe')
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`)
  if (status !== 0) console.log(`${stdout}${stderr}`.trimEnd())
  return status === 0
}

function run([script, ...options], stdio) {
  return spawnSync(process.execPath, [join(root, script), ...options], { cwd: root, stdio, encoding: 'utf8' })
}
