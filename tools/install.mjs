import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { oneAtATime } from './one-at-a-time.mjs'

export const root = join(import.meta.dirname, '..')
const lockFile = join(root, 'package-lock.json')
/** npm's own note of what it installed; it is written last. */
const installedFile = join(root, 'node_modules/.package-lock.json')
const stampFile = join(root, 'node_modules/.schalter-installed')

/** Installs what package-lock.json names, unless it is there. `withTools`: what only developers need, too. */
export async function ensureInstalled({ withTools = false } = {}) {
  if (isInstalled(withTools)) return
  await oneAtATime(
    root,
    () => {
      if (!isInstalled(withTools)) install()
    },
    () => console.log('Another start is setting Schalter up; waiting for it.'),
  )
}

function isInstalled(withTools) {
  if (!existsSync(installedFile)) return false
  const stamp = stampOf(withTools)
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8').split('\n').includes(stamp)) return true
  if (!holdsAll(withTools)) return false
  note(stamp)
  return true
}

/** Valid for this lock file, this machine's kind, and the last thing npm did here. */
function stampOf(withTools) {
  const hash = createHash('sha256').update(readFileSync(lockFile)).digest('hex')
  const { mtimeMs } = statSync(installedFile)
  return [withTools ? 'all' : 'program', process.platform, process.arch, Math.trunc(mtimeMs), hash].join(' ')
}

function note(stamp) {
  try {
    writeFileSync(stampFile, `${stamp}\n`)
  } catch {
    // A folder we may only read: the comparison is made again next time.
  }
}

/** Somebody ran npm by hand: is everything there, in the right version? */
function holdsAll(withTools) {
  const wanted = JSON.parse(readFileSync(lockFile, 'utf8')).packages
  const present = JSON.parse(readFileSync(installedFile, 'utf8')).packages
  return Object.entries(wanted).every(([path, { version, dev, optional, devOptional, os, cpu, libc }]) => {
    if (path === '' || ((dev || devOptional) && !withTools)) return true
    if (optional && (libc || !fits(os, process.platform) || !fits(cpu, process.arch))) return true
    return present[path]?.version === version && existsSync(join(root, path))
  })
}

function fits(list, own) {
  return (
    !list || list.includes(own) || (list.every(item => item.startsWith('!')) && !list.includes(`!${own}`))
  )
}

function install() {
  console.log('Installing what Schalter needs. This takes a moment, and happens once.')
  // Install scripts are left out: nothing of ours needs one.
  const options = ['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const [command, first] = npm()
  const { status, error } = spawnSync(command, [...first, ...options], { cwd: root, stdio: 'inherit' })
  if (status === 0) {
    note([stampOf(true), stampOf(false)].join('\n'))
    return
  }
  console.error(
    error?.code === 'ENOENT'
      ? 'npm was not found: install it beside Node.js.'
      : 'Installing failed, see above. It needs the package registry once; afterwards Schalter starts without a network.',
  )
  process.exit(1)
}

/** The npm that called us, else the one in the PATH. */
function npm() {
  const caller = process.env.npm_execpath
  return caller && /npm-cli\.[cm]?js$/.test(caller) ? [process.execPath, [caller]] : ['npm', []]
}
