import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** One GET, repeated on every connection as soon as its answer is whole. */
export interface Load {
  readonly address: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly connections: number
  readonly seconds: number
}

export interface Measured {
  readonly perSecond: number
  /** Milliseconds. */
  readonly p50: number
  readonly p99: number
}

/**
 * Closed-loop load from this process. Written on bare sockets: on two cores a client that parses headers and makes
 * objects would take the time it is meant to measure. Answers must carry Content-Length, and be 200.
 * @throws where one answer is something else
 */
export async function measure(load: Load): Promise<Measured> {
  const { hostname, port } = new URL(load.address)
  const headers = Object.entries({ host: `${hostname}:${port}`, ...load.headers })
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')
  const request = Buffer.from(`GET ${load.path} HTTP/1.1\r\n${lines}\r\n`)
  const waits: number[] = []
  let over = false
  const sockets: Socket[] = []
  const all = Array.from({ length: load.connections }, () => {
    const socket = connect(Number(port), hostname)
    sockets.push(socket)
    return keepAsking(socket, request, waits, () => over)
  })
  const started = performance.now()
  await Promise.race([sleep(load.seconds * 1000), Promise.all(all)])
  over = true
  await Promise.all(all)
  const seconds = (performance.now() - started) / 1000
  for (const socket of sockets) socket.destroy()
  waits.sort((a, b) => a - b)
  const at = (share: number) => waits[Math.min(waits.length - 1, Math.floor(waits.length * share))] ?? 0
  return { perSecond: waits.length / seconds, p50: at(0.5), p99: at(0.99) }
}

function keepAsking(socket: Socket, request: Buffer, waits: number[], over: () => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    let asked = 0
    let missing = 0
    let head = ''
    const ask = () => {
      asked = performance.now()
      socket.write(request)
    }
    socket.setNoDelay(true)
    socket.on('error', reject)
    socket.on('connect', ask)
    socket.on('data', (chunk: Buffer) => {
      if (missing > 0) missing -= chunk.length
      else {
        head += chunk.toString('latin1')
        const end = head.indexOf('\r\n\r\n')
        if (end < 0) return
        const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1]
        if (!head.startsWith('HTTP/1.1 200') || !length)
          return reject(new Error(`Not measured: ${head.slice(0, 200)}`))
        missing = end + 4 + Number(length) - head.length
        head = ''
      }
      if (missing > 0) return
      waits.push(performance.now() - asked)
      if (over()) resolve()
      else ask()
    })
  })
}
