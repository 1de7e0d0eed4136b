import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Runs work while no other process on this folder does. The lock is a bound socket: it ends with the
 * process that holds it, however that ends.
 */
export async function oneAtATime(folder, work, onWait) {
  const name = `schalter-tools-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`
  const path = process.platform === 'linux' ? `\0${name}` : join(tmpdir(), `${name}.socket`)
  let server = await bind(path)
  if (!server) onWait()
  while (!server) {
    await new Promise(resolve => setTimeout(resolve, 200))
    if (process.platform !== 'linux' && !(await answers(path))) rmSync(path, { force: true })
    server = await bind(path)
  }
  try {
    return await work()
  } finally {
    await new Promise(resolve => server.close(resolve))
  }
}

function bind(path) {
  return new Promise((resolve, reject) => {
    const server = createServer(socket => socket.destroy())
    server.once('error', error => (error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error)))
    server.listen(path, () => resolve(server))
  })
}

function answers(path) {
  return new Promise(resolve => {
    const socket = connect(path)
    socket.once('connect', () => resolve(true) || socket.destroy()).once('error', () => resolve(false))
  })
}
