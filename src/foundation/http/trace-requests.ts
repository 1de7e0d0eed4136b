import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { FastifyInstance } from 'fastify'
import type { Config } from '../config.ts'
import { type RequestOrigin, within } from '../log/index.ts'
import { proxyCheck } from './trusted-proxy.ts'

/** Nothing a person could be recognised by, and nothing that breaks a log. */
const ID = /^[\w-]{8,64}$/
/** W3C Trace Context, level 1. */
const TRACEPARENT = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/

/** Every request has an id: the one a proxy we trust gave it, else one of ours. */
export function requestIds({ trustProxy }: Config): (request: IncomingMessage) => string {
  const isProxy = proxyCheck(trustProxy)
  return ({ headers, socket }) => {
    const given = headers['x-request-id']
    return typeof given === 'string' && ID.test(given) && isProxy(socket.remoteAddress) ? given : randomUUID()
  }
}

/** The id goes back to whoever asked and along with everything the request causes. */
export function traceRequests(server: FastifyInstance, { trustProxy }: Config): void {
  const isProxy = proxyCheck(trustProxy)
  server.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id)
    const given = request.headers.traceparent
    const traceId = typeof given === 'string' ? TRACEPARENT.exec(given)?.[1] : undefined
    let origin: RequestOrigin = { requestId: request.id }
    if (traceId && isProxy(request.raw.socket.remoteAddress)) {
      origin = { ...origin, traceId }
      request.log = request.log.child({ traceId })
    }
    within(origin, done)
  })
}
