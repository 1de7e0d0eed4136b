import { execFileSync } from 'node:child_process'

interface Process {
  readonly pid: number
  readonly parent: number
  readonly kilobytes: number
  readonly command: string
}

/** Resident megabytes of the descendants of a process whose command matches. */
export function residentMegabytes(ancestor: number, command: RegExp): number {
  const all = processes()
  const family = new Set([ancestor])
  for (let before = 0; before < family.size; ) {
    before = family.size
    for (const { pid, parent } of all) if (family.has(parent)) family.add(pid)
  }
  const chosen = all.filter(one => family.has(one.pid) && command.test(one.command))
  return chosen.reduce((sum, { kilobytes }) => sum + kilobytes, 0) / 1024
}

function processes(): Process[] {
  const lines = execFileSync('ps', ['-eo', 'pid=,ppid=,rss=,args='], { encoding: 'utf8' }).trim().split('\n')
  return lines.map(line => {
    const [, pid, parent, kilobytes, command] = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(.*)$/.exec(line)!
    return { pid: Number(pid), parent: Number(parent), kilobytes: Number(kilobytes), command: command! }
  })
}
