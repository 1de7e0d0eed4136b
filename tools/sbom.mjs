// `npm run sbom`: the bill of materials of what runs (not of what developers use), as CycloneDX JSON, by npm itself.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const options = ['sbom', '--sbom-format=cyclonedx', '--package-lock-only', '--loglevel=error']
const caller = process.env.npm_execpath
const [command, first] =
  caller && /npm-cli\.[cm]?js$/.test(caller) ? [process.execPath, [caller]] : ['npm', []]
const { status, error, stdout } = spawnSync(command, [...first, ...options], {
  cwd: root,
  stdio: ['ignore', 'pipe', 'inherit'],
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
})
if (error) console.error('npm was not found: install it beside Node.js.')
else if (status === 0) {
  const bill = JSON.parse(stdout)
  // With --omit=dev npm 11 leaves out what runs and is used by tools as well, so the lock file decides.
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  const running = new Set(
    Object.entries(packages)
      .filter(([, { dev }]) => !dev)
      .map(([path, { name, version }]) => `${name ?? path.replace(/^.*node_modules\//, '')}@${version}`),
  )
  bill.components = bill.components.filter(component => running.has(component['bom-ref'].replace(/\|.*/, '')))
  const refs = new Set([bill.metadata.component['bom-ref'], ...bill.components.map(one => one['bom-ref'])])
  bill.dependencies = bill.dependencies
    .filter(({ ref }) => refs.has(ref))
    .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter(other => refs.has(other)) }))
  // npm names the product after the folder it lies in.
  bill.metadata.component.name = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).name
  console.log(JSON.stringify(bill, null, 2))
}
process.exitCode = status ?? 1
