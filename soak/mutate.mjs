// Changes the pure rules listed in stryker.config.json one by one, each against the tests beside it. Parts of paths as
// arguments choose the files: `node soak/mutate.mjs law offices/opening`.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { scoresOf } from './mutation/scores.mjs'

const root = join(import.meta.dirname, '..')
const readJson = path => JSON.parse(readFileSync(join(root, path), 'utf8'))
const { mutate, thresholds, jsonReporter } = readJson('stryker.config.json')
const asked = process.argv.slice(2)
const files = mutate.filter(path => asked.length === 0 || asked.some(part => path.includes(part)))

const stryker = join(root, 'node_modules/@stryker-mutator/core/bin/stryker.js')
const { status } = spawnSync(process.execPath, [stryker, 'run', '--mutate', files.join(',')], {
  cwd: root,
  stdio: 'inherit',
})

const modules = status === 0 ? scoresOf(readJson(jsonReporter.fileName)) : []
for (const { name, score, rules } of modules) {
  console.log(`\n${name}: ${score} %`)
  for (const rule of rules)
    console.log(`  ${rule.score.padStart(5)} %  ${rule.path} (${rule.survived} of ${rule.all} survived)`)
}
const weak = modules.filter(({ score }) => Number(score) < thresholds.low)
if (modules.length === 0) console.log('\nNothing was measured.')
else if (weak.length > 0)
  console.log(`\nBelow ${thresholds.low} %: ${weak.map(({ name }) => name).join(', ')}`)
else console.log(`\nEvery module reaches ${thresholds.low} %.`)
process.exitCode = modules.length > 0 && weak.length === 0 ? 0 : 1
