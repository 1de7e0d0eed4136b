import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { loggable } from '../errors.ts'
import { boundedJson } from './bounded-json.ts'
import { failureOf } from './error-answer.tsx'
import { type FindCaller, identifyCaller, sendUnauthorized, Unauthorized } from './identify-caller.ts'
import { networkOf } from './network.ts'
import { cleanParams, cleanQuery } from './open-visit.ts'
import type { ApiRoute } from './route.ts'
import { sendJson } from './send-answer.ts'
import type { House } from './visit.ts'

/** The calls for machines; what stops one becomes a problem document (RFC 9457). */
export function serveApi(
  server: FastifyInstance,
  house: House,
  routes: readonly ApiRoute[],
  findCaller?: FindCaller,
): void {
  for (const route of routes) {
    server.route({
      method: route.method,
      url: `/api/v1${route.path}`,
      handler: async (request, reply) => {
        try {
          const staff = await identifyCaller(house, route, request.headers.authorization, findCaller)
          const answer = await route.handle({
            ...house,
            ...(staff ? { staff } : {}),
            params: cleanParams(request),
            query: cleanQuery(request),
            json: boundedJson(request.body),
            requestId: request.id,
            address: networkOf(request.ip),
            header: name => request.headers[name.toLowerCase()]?.toString(),
          })
          return sendJson(reply, answer)
        } catch (error) {
          return sendProblem(request, reply, error)
        }
      },
    })
  }
}

/** Also for what never reached a call: a body that is no JSON, an address that does not exist. */
export function isApi(request: FastifyRequest): boolean {
  return request.url.startsWith('/api/')
}

export function sendProblem(request: FastifyRequest, reply: FastifyReply, error: unknown): FastifyReply {
  if (error instanceof Unauthorized) return sendUnauthorized(reply, error)
  const { status, title, sentence } = failureOf(error, 'en')
  if (status >= 500) request.log.error({ fault: loggable(error) })
  const value = { type: 'about:blank', title, status, detail: sentence }
  return sendJson(reply, { kind: 'json', status, value, type: 'application/problem+json' })
}
