import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../../src/foundation/root.ts'

/** Schalter as `npm start` runs it, on a folder of its own. */
export interface RunningSchalter {
  readonly address: string
  readonly folder: string
  readonly process: ChildProcess
  /** Milliseconds from the command to /readyz. */
  readonly readyAfter: number
  stop(): Promise<void>
}

export async function newFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'schalter-bench-'))
}

export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
}

export async function startSchalter(
  folder: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<RunningSchalter> {
  return startProgram('npm', ['start', '--silent'], folder, environment)
}

/** One more web process against the same database. */
export async function startWeb(
  folder: string,
  environment: Readonly<Record<string, string>>,
): Promise<RunningSchalter> {
  return startProgram('npm', ['run', 'web', '--silent'], folder, environment)
}

async function startProgram(
  command: string,
  options: readonly string[],
  folder: string,
  environment: Readonly<Record<string, string>>,
): Promise<RunningSchalter> {
  const port = String(await freePort())
  const started = performance.now()
  const child = spawn(command, options, {
    cwd: root,
    env: { ...process.env, SCHALTER_DATA: folder, RATE_LIMIT: 'off', PORT: port, ...environment },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
  const address = `http://127.0.0.1:${port}`
  await ready(address, child)
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
  }
  return { address, folder, process: child, readyAfter: performance.now() - started, stop }
}

const PATIENCE = 120_000

async function ready(address: string, child: ChildProcess): Promise<void> {
  const deadline = performance.now() + PATIENCE
  while (performance.now() < deadline) {
    if (child.exitCode !== null) throw new Error('Schalter ended before it was ready.')
    const answer = await fetch(`${address}/readyz`).catch(() => null)
    if (answer?.ok) return
    await new Promise(resolve => setTimeout(resolve, 20))
  }
  throw new Error('Schalter was not ready in time.')
}

async function freePort(): Promise<number> {
  const { createServer } = await import('node:net')
  return new Promise(resolve => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}
