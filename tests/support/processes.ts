import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/** Every process that a process has started, and those have started, and so on. */
export function descendantsOf(pid: number): number[] {
  const all = processes()
  const below = (parent: number): number[] =>
    all.filter(process => process.parent === parent).flatMap(({ pid }) => [pid, ...below(pid)])
  return below(pid)
}

export function isRunning(pid: number): boolean {
  return processes().some(process => process.pid === pid)
}

/** Resolves when none of them runs any more; a server may need a moment to write its last page. */
export async function goneWithin(milliseconds: number, pids: number[]): Promise<number[]> {
  const deadline = Date.now() + milliseconds
  for (;;) {
    const left = pids.filter(isRunning)
    if (left.length === 0 || Date.now() > deadline) return left
    await sleep(20)
  }
}

/** Without the dead that nobody has buried yet. */
function processes(): { pid: number; parent: number }[] {
  return (existsSync('/proc/self/stat') ? fromProc() : fromPs()).filter(({ state }) => !state.startsWith('Z'))
}

function fromProc() {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .flatMap(name => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
        const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
        return [{ pid: Number(name), parent: Number(parent), state: state! }]
      } catch {
        return []
      }
    })
}

function fromPs() {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,state='], { encoding: 'utf8' })
  return stdout
    .trim()
    .split('\n')
    .map(line => line.trim().split(/\s+/))
    .map(([pid, parent, state]) => ({ pid: Number(pid), parent: Number(parent), state: state! }))
}
