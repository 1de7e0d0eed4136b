import { readFileSync } from 'node:fs'

/** A process id alone is given again after a while; with its start it is one process only. */
export interface ProcessMark {
  pid: number
  /** Clock ticks since the machine started; null where the system does not tell. */
  started: string | null
}

export function thisProcess(): ProcessMark {
  return { pid: process.pid, started: startOf(process.pid) }
}

export function isSameProcess(mark: ProcessMark): boolean {
  return isAlive(mark.pid) && startOf(mark.pid) === mark.started
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Field 22 of /proc/PID/stat; the name in brackets before it may hold spaces. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null
  } catch {
    return null
  }
}
