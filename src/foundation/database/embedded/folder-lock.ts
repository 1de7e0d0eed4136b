import { closeSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { connect, createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { StartError } from '../../process/index.ts'
import { isSameProcess, type ProcessMark, thisProcess } from './process-mark.ts'

/**
 * A lock of the kernel: a bound socket lives exactly as long as a process holds it, so `kill -9` never
 * leaves a stale one. The database server inherits it; thus a folder stays locked while its server is
 * still writing, even after the program that started it has died.
 */
export interface FolderLock {
  /** To be inherited by the database server. */
  descriptor: number
  release(): Promise<void>
}

const MEMO = 'lock.json'
const SOCKET = 'lock.socket'

/** Waits while the server of a program that died is still stopping; refuses while the program lives. */
export async function lockFolder(folder: string, program: string, patience = 20_000): Promise<FolderLock> {
  const deadline = Date.now() + patience
  for (;;) {
    const servers = await bind(folder)
    if (servers) {
      writeFileSync(join(folder, MEMO), JSON.stringify({ ...thisProcess(), program }), { mode: 0o600 })
      return lockOf(servers, folder)
    }
    const holder = readMemo(folder)
    if (holder && isSameProcess(holder)) throw refusal(folder, holder)
    if (Date.now() > deadline) throw refusal(folder, holder)
    await sleep(50)
  }
}

function refusal(folder: string, holder: (ProcessMark & { program: string }) | undefined): StartError {
  const who = holder ? `"${holder.program}" (process ${holder.pid})` : 'another program'
  return new StartError(
    `The data folder ${folder} is in use by ${who}. Stop it first, or choose another folder with SCHALTER_DATA.`,
  )
}

/**
 * On Linux the abstract socket decides, because binding it is atomic and leaves no file. It is seen only
 * inside one network namespace, so the socket file beside it guards a folder shared between containers.
 */
async function bind(folder: string): Promise<Server[] | undefined> {
  const { dev, ino } = statSync(folder)
  const abstract = process.platform === 'linux' ? await listen(`\0schalter-data-${dev}-${ino}`) : undefined
  if (process.platform === 'linux' && !abstract) return undefined

  const file = await bindFile(folder)
  if (file) return abstract ? [abstract, file] : [file]
  abstract?.close()
  return undefined
}

async function bindFile(folder: string): Promise<Server | undefined> {
  const reach = shortPath(folder)
  try {
    if (await answers(`${reach.path}/${SOCKET}`)) return undefined
    rmSync(join(folder, SOCKET), { force: true })
    return await listen(`${reach.path}/${SOCKET}`)
  } finally {
    reach.close()
  }
}

/** Socket paths end after about a hundred characters; an open folder is always within reach on Linux. */
function shortPath(folder: string): { path: string; close(): void } {
  if (process.platform !== 'linux') return { path: folder, close() {} }
  const descriptor = openSync(folder, 'r')
  return { path: `/proc/self/fd/${descriptor}`, close: () => closeSync(descriptor) }
}

function listen(path: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer(socket => socket.destroy())
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    )
    server.listen(path, () => resolve(server.unref()))
  })
}

function answers(path: string): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(path)
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })
}

function lockOf(servers: Server[], folder: string): FolderLock {
  return {
    descriptor: descriptorOf(servers[0]!),
    async release() {
      rmSync(join(folder, MEMO), { force: true })
      for (const server of servers) await new Promise(resolve => server.close(resolve))
    },
  }
}

/** Node has no public way to ask for it; the lock is worthless to the server without it. */
function descriptorOf(server: Server): number {
  const handle = (server as unknown as { _handle?: { fd?: number } })._handle
  if (!handle?.fd || handle.fd < 0) throw new Error('This Node.js does not tell the descriptor of a socket.')
  return handle.fd
}

function readMemo(folder: string): (ProcessMark & { program: string }) | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, MEMO), 'utf8'))
  } catch {
    return undefined
  }
}
