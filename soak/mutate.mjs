// Changes the pure rules listed in stryker.config.json one by one, folder by folder, each against the tests beside it.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const { mutate } = JSON.parse(readFileSync(join(root, 'stryker.config.json'), 'utf8'))
const moduleOf = path => path.split('/')[1]
const asked = process.argv.slice(2)
const modules = [...new Set(mutate.map(moduleOf))].filter(name => asked.length === 0 || asked.includes(name))

const weak = modules.filter(name => {
  const files = mutate.filter(path => moduleOf(path) === name).join(',')
  const stryker = join(root, 'node_modules/@stryker-mutator/core/bin/stryker.js')
  const { status } = spawnSync(process.execPath, [stryker, 'run', '--mutate', files], {
    cwd: root,
    stdio: 'inherit',
    // Few examples of each property: a rule that is wrong at all is wrong soon.
    env: { ...process.env, RULES_OF: name, PROPERTY_RUNS: '12', HUNT_SEED: '2020' },
  })
  return status !== 0
})
console.log(
  weak.length === 0 ? 'Every module reaches 80 %.' : `Below 80 % or not measured: ${weak.join(', ')}`,
)
process.exitCode = weak.length === 0 ? 0 : 1
