import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { inTransaction } from '../database/index.ts'
import { loggable, TooMany } from '../errors.ts'
import type { StaffActor } from '../permissions/index.ts'
import type { ApiAnswer, ApiRoute, ApiVisit, Creation } from './api/api-route.ts'
import { openToAllSites, sendPublic } from './api/public-answer.ts'
import { type ApiInput, languageOfCall, readInput } from './api/read-input.ts'
import { strictly } from './api/strictly.ts'
import { answerOnce, type SentAnswer } from './idempotency/answer-once.ts'
import { identifyCaller } from './identify-caller.ts'
import { keepWithin, limitHeaders } from './limits.ts'
import { networkOf } from './network.ts'
import { problemOf } from './problem-document.ts'
import type { Mounts } from './server.ts'
import { asCitizen, asStaff, type House } from './visit.ts'

export const API_ROOT = '/api/v1'

/** The calls for machines; what stops one becomes a problem document. */
export function serveApi(
  server: FastifyInstance,
  house: House,
  routes: readonly ApiRoute[],
  { findCaller, workbench: { sightOf } }: Pick<Mounts, 'findCaller' | 'workbench'>,
): void {
  for (const route of routes) {
    server.route({
      method: route.method,
      url: `${API_ROOT}${route.path}`,
      handler: async (request, reply) => {
        if (route.keep !== undefined) openToAllSites(reply)
        try {
          const staff = await identifyCaller(house, route, request.headers.authorization, findCaller)
          const seeing = staff ? asStaff(house, sightOf(staff)) : asCitizen(house)
          return await answer(seeing, route, staff, request, reply)
        } catch (error) {
          return sendProblem(request, reply, error)
        }
      },
    })
  }
  serveOtherMethods(server, routes)
}

async function answer(
  house: House,
  route: ApiRoute,
  staff: StaffActor | null,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const language = languageOfCall(request)
  reply.header('content-language', language).header('vary', 'accept-language')
  const input = await readInput(route, request, language)
  const address = networkOf(request.ip)
  if (route.limit) await countCall(house, route.limit, address, reply)
  const visit: ApiVisit = { ...house, ...input, staff, language, requestId: request.id, address } as ApiVisit
  const { status, text } = await perform(route, visit, input)
  if (route.keep !== undefined) return sendPublic(request, reply, text, route.keep)
  return reply
    .status(status)
    .header('cache-control', 'no-store')
    .type('application/json; charset=utf-8')
    .send(text)
}

async function countCall(
  house: House,
  purpose: NonNullable<ApiRoute['limit']>,
  address: string,
  reply: FastifyReply,
): Promise<void> {
  try {
    const standing = await keepWithin(house, purpose, address)
    if (standing) reply.headers(limitHeaders(purpose, standing))
  } catch (error) {
    if (error instanceof TooMany)
      reply.headers(limitHeaders(purpose, { left: 0, seconds: error.retryAfterSeconds }))
    throw error
  }
}

async function perform(route: ApiRoute, visit: ApiVisit, input: ApiInput): Promise<SentAnswer> {
  const { perform } = route
  if (perform.kind === 'read') return asSent(route, await perform.handle(visit))
  return create(route, perform, visit, input)
}

async function create(
  route: ApiRoute,
  { prepare, act }: Creation,
  visit: ApiVisit,
  { key, body, files, caseCode }: ApiInput,
): Promise<SentAnswer> {
  const prepared = (await prepare?.(visit)) as never
  const work = async (tx: Parameters<Creation['act']>[0]) => asSent(route, await act(tx, visit, prepared))
  if (key === null) return inTransaction(visit.db, work)
  const sums = files.map(({ field, name, content }) => [field, name, sumOf(content)])
  const request = {
    route: `${route.method} ${route.path}`,
    scope: visit.staff?.id ?? caseCode,
    key,
    body: JSON.stringify([visit.params, body, sums]),
    at: visit.clock.now(),
  }
  return answerOnce(visit.db, visit.secret, request, work)
}

function sumOf(content: Buffer): string {
  return createHash('sha256').update(content).digest('base64url')
}

function asSent(route: ApiRoute, { status, value }: ApiAnswer): SentAnswer {
  const type = route.answers[status]
  if (!type) throw new Error(`${route.path} answers ${status}, which it does not declare.`)
  return { status, text: JSON.stringify(strictly(type.schema, value)) }
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

/** What an address can do is told to whoever asks (OPTIONS) or tries something else (405). */
function serveOtherMethods(server: FastifyInstance, routes: readonly ApiRoute[]): void {
  for (const path of new Set(routes.map(route => route.path))) {
    const here = routes.filter(route => route.path === path)
    const methods = here.map(({ method }) => method as string)
    const allow = [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ')
    const url = `${API_ROOT}${path}`
    server.options(url, (_request, reply) => {
      if (here.some(({ keep }) => keep !== undefined)) {
        openToAllSites(reply)
        reply
          .header('access-control-allow-methods', 'GET, HEAD')
          .header('access-control-allow-headers', 'Accept-Language, If-None-Match')
          .header('access-control-max-age', '86400')
      }
      return reply.header('allow', allow).header('cache-control', 'no-store').status(204).send()
    })
    server.route({
      method: METHODS.filter(method => !methods.includes(method)),
      url,
      // Whatever it brought is not read.
      onRequest: async (request, reply) => {
        const error = Object.assign(new Error('No such method here'), { statusCode: 405 })
        return sendProblem(request, reply.header('allow', allow), error)
      },
      handler: async () => {},
    })
  }
}

/** Also for what never reached a call: a body that is no JSON, an address that does not exist. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, error: unknown): FastifyReply {
  const language = languageOfCall(request)
  const { problem, headers } = problemOf(error, language, request.id)
  if (problem.status >= 500) request.log.error({ fault: loggable(error) })
  return reply
    .status(problem.status)
    .headers({ 'cache-control': 'no-store', 'content-language': language, ...headers })
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(problem))
}

export function isApi(request: FastifyRequest): boolean {
  return request.url.startsWith('/api/')
}
