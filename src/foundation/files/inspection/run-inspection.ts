import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { root } from '../../root.ts'
import { MAX_FILE_BYTES } from '../file.ts'
import { limits } from './limits.ts'
import { readVerdict, type Verdict } from './verdict.ts'

/**
 * A shell sets the limits and becomes the program. `-d` is what counts: all private memory that can be written to, the
 * decoder's own too (Linux since 4.7), which no option of Node.js bounds. No core, no file, and an end
 * even where whoever started it is gone. A limit that cannot be set means: not started.
 */
const SCRIPT = `ulimit -c 0 && ulimit -f 0 && ulimit -t ${limits.seconds} && ulimit -d ${limits.megabytes * 1024} && exec "$@"`

/** Small pools: memory that is reserved and not used counts as well. */
const FLAGS = ['--max-old-space-size=96', '--max-semi-space-size=4', '--v8-pool-size=1']
const ENVIRONMENT = { MALLOC_ARENA_MAX: '2', UV_THREADPOOL_SIZE: '2' }

/** Drawn anew a file may grow; by more it does not. */
const LONGEST_ANSWER = 2 * MAX_FILE_BYTES

/**
 * The built program, and how long by the clock it may do nothing. On a machine of two cores with fifteen things to do, a
 * picture of one dot was not done within five seconds, and had computed for less than one.
 */
export const inspector = { script: join(root, 'dist/inspect-file.js'), patienceMs: 15_000 }

/** Has one file looked at by a process that lives no longer than that. It knows no setting and no secret of ours. */
export async function runInspection(content: Buffer): Promise<Verdict> {
  try {
    const child = spawn('/bin/sh', ['-c', SCRIPT, 'sh', process.execPath, ...FLAGS, inspector.script], {
      cwd: '/',
      env: ENVIRONMENT,
      stdio: ['pipe', 'pipe', 'ignore'],
    })
    return await verdictOf(child, content)
  } catch {
    return { ok: false, refusal: 'notChecked' }
  }
}

/** Rejects where there is no process. */
function verdictOf(child: ChildProcess, content: Buffer): Promise<Verdict> {
  return new Promise((resolve, reject) => {
    const clock = setTimeout(() => child.kill('SIGKILL'), inspector.patienceMs)
    child.once('error', error => {
      clearTimeout(clock)
      reject(error)
    })
    const answer = collect(child)
    child.once('close', (code, signal) => {
      clearTimeout(clock)
      resolve(verdictAfter(code, signal, answer()))
    })
    // It may end before it has read everything.
    child.stdin!.on('error', () => {})
    child.stdin!.end(content)
  })
}

function collect(child: ChildProcess): () => Buffer {
  const parts: Buffer[] = []
  let length = 0
  child.stdout!.on('data', (part: Buffer) => {
    length += part.length
    if (length > LONGEST_ANSWER) child.kill('SIGKILL')
    else parts.push(part)
  })
  return () => Buffer.concat(parts)
}

/** Whatever is not a whole verdict of a process that ended well is a no. Killed is who wanted too much. */
function verdictAfter(code: number | null, signal: NodeJS.Signals | null, answer: Buffer): Verdict {
  if (signal) return { ok: false, refusal: 'tooDemanding' }
  const verdict = code === 0 ? readVerdict(answer) : null
  return verdict ?? { ok: false, refusal: 'notChecked' }
}
