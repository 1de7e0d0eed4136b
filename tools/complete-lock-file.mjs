// After `npm install NAME`: a registry that offers programs for some platforms only leaves the others out of
// package-lock.json, and `npm ci` then refuses the file everywhere. This adds them; without their hash,
// because they cannot be seen from here.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const file = join(import.meta.dirname, '../package-lock.json')
const lock = JSON.parse(readFileSync(file, 'utf8'))

const packages = Object.entries(lock.packages)
for (const [path, parent] of packages) {
  for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
    const nested = `${path}/node_modules/${name}`
    const flat = `node_modules/${name}`
    if (lock.packages[nested] || lock.packages[flat]) continue
    lock.packages[flat] = entryFor(name, version.replace(/^[^0-9]*/, ''), parent)
    console.log(`added ${name} ${version}`)
  }
}
const sorted = Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1))
writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`)

/** These packages say by their name where they run. */
function entryFor(name, version, { dev, license, engines }) {
  const words = name.split('/').at(-1).split('-')
  const os = words.find(word =>
    ['aix', 'android', 'darwin', 'freebsd', 'linux', 'openbsd', 'win32'].includes(word),
  )
  const cpu = words.find(word => ['x64', 'arm64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x'].includes(word))
  if (!os || !cpu) throw new Error(`${name} does not say its platform by its name: add it by hand.`)
  const libc = { musl: 'musl', gnu: 'glibc' }[words.at(-1)]
  return {
    version,
    cpu: [cpu],
    ...(dev && { dev }),
    ...(libc && os === 'linux' && { libc: [libc] }),
    license,
    optional: true,
    os: [os],
    engines,
  }
}
