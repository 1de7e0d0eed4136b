import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Without a window to paint it takes half the time. */
const SHELL = 'chromium-headless-shell'
const NAMES = [SHELL, 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'

/** The browser for the journeys: found, or installed where we are root on Debian; else undefined. */
export function provideChromium() {
  const found = findChromium()
  if (found && (process.env.CHROMIUM_PATH || found.endsWith(SHELL))) return found
  return installChromium({ update: !found }) ?? found
}

export const howToGetChromium =
  'Install Chromium (Debian, Ubuntu: apt-get install chromium) or name one with CHROMIUM_PATH.'

function findChromium() {
  const given = process.env.CHROMIUM_PATH
  if (given) {
    if (isExecutable(given)) return given
    console.error(`CHROMIUM_PATH is ${given}, and no program is there.`)
    process.exit(1)
  }
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  return [...folders.flatMap(folder => NAMES.map(name => join(folder, name))), MAC].find(isExecutable)
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Without `update` only what apt knows of already. */
function installChromium({ update }) {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return undefined
  console.log('Installing Chromium for the browser journeys. This takes a moment, and happens once.')
  const install = name => aptGet('install', '-y', '--no-install-recommends', name)
  const installed = install(SHELL) || (update && aptGet('update') && (install(SHELL) || install('chromium')))
  return installed ? findChromium() : undefined
}

function aptGet(...options) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync('apt-get', ['-qq', ...options], { stdio: ['ignore', 'ignore', 'pipe'], env }).status === 0
}
