import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { addressOf, type Config } from '../config.ts'
import { StartError } from '../process/index.ts'

/** A process that was killed may need a moment until its port is free again. */
const PATIENCE = 3_000

/** Listens on HOST and PORT; returns the address for people. */
export async function listen(server: FastifyInstance, { host, port }: Config): Promise<string> {
  const deadline = Date.now() + PATIENCE
  for (;;) {
    try {
      await server.listen({ host, port })
      return addressOf(host, (server.server.address() as { port: number }).port)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code !== 'EADDRINUSE' || Date.now() > deadline) throw explained(code, error, host, port)
      await sleep(50)
    }
  }
}

function explained(code: string | undefined, error: unknown, host: string, port: number): unknown {
  switch (code) {
    case 'EADDRINUSE':
      return new StartError(
        `Port ${port} on ${host} is in use: stop what listens there, or set PORT to another.`,
      )
    case 'EACCES':
      return new StartError(`Port ${port} may not be used by this account: set PORT to one above 1023.`)
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new StartError(`HOST is ${host}, which is no address of this machine.`)
    default:
      return error
  }
}
