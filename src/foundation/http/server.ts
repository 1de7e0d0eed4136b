import fastifyCookie from '@fastify/cookie'
import fastifyMultipart from '@fastify/multipart'
import Fastify, { type FastifyInstance, type FastifyRequest, LogController } from 'fastify'
import type { Config } from '../config.ts'
import { MAX_FILE_BYTES } from '../files/index.ts'
import { logDestination } from '../log/index.ts'
import type { ApiRoute } from './api/api-route.ts'
import { serveAssets } from './assets.ts'
import { boundUploads } from './bound-uploads.ts'
import type { FindCaller } from './identify-caller.ts'
import type { PortalRoute } from './route.ts'
import { addSecurityHeaders } from './security-headers.ts'
import { serveApi } from './serve-api.ts'
import { servePortal } from './serve-portal.ts'
import { serveWorkbench, type Workbench } from './serve-workbench.ts'
import { requestIds, traceRequests } from './trace-requests.ts'
import type { House } from './visit.ts'

export interface Mounts {
  readonly portal: readonly PortalRoute[]
  readonly workbench: Workbench
  readonly api: readonly ApiRoute[]
  /** Left out: nobody has a token. */
  readonly findCaller?: FindCaller
}

/** Builds the web server out of the mount lists; it does not listen yet. */
export async function buildServer(house: House, mounts: Mounts): Promise<FastifyInstance> {
  const server = Fastify({
    logger: loggerFor(house.config),
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 512 * 1024,
    trustProxy: house.config.trustProxy,
    requestTimeout: 60_000,
    rewriteUrl: ({ url = '/' }) => decodable(url),
    // As long as an address may be: a part that is too long finds nothing, like any other.
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 16_384 },
    forceCloseConnections: 'idle',
    genReqId: requestIds(house.config),
  })
  traceRequests(server, house.config)
  await server.register(fastifyCookie)
  await readForms(server)
  boundUploads(server, house)
  addSecurityHeaders(server, house.config)
  logRoutes(server)
  const asset = serveAssets(server)
  servePortal(server, house, mounts.portal, asset)
  serveWorkbench(server, house, mounts.workbench, asset)
  serveApi(server, house, mounts.api, mounts)
  return server
}

/** An address that cannot be decoded is taken as it is written, and then names no page; the host is always ours. */
function decodable(url: string): string {
  const own = url.startsWith('/') ? url : url.replace(/^([a-z]+:\/\/[^/?#]*)?\/?/i, '/')
  const [path = '', ...query] = own.split('?')
  try {
    decodeURIComponent(path)
    return own
  } catch {
    return [path.replaceAll('%', '%25'), ...query].join('?')
  }
}

function loggerFor({ logLevel }: Config) {
  if (logLevel === 'silent') return false
  const req = (request: FastifyRequest) => ({ method: request.method, route: request.routeOptions?.url })
  return { level: logLevel, serializers: { req }, stream: logDestination() }
}

async function readForms(server: FastifyInstance): Promise<void> {
  await server.register(fastifyMultipart, {
    limits: { fileSize: MAX_FILE_BYTES + 1, files: 6, fields: 200, fieldSize: 64 * 1024, parts: 210 },
    throwFileSizeLimit: false,
  })
  server.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, text, done) => done(null, new URLSearchParams(text as string)),
  )
}

/** Somebody asked for what is not theirs, or too often: seen also where a log shows warnings alone. */
const REFUSALS = [401, 403, 429]

/** The route and not the address: an address may hold a token or what somebody searched for. */
function logRoutes(server: FastifyInstance): void {
  server.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions } = request
    const status = reply.statusCode
    const line = { method, route: routeOptions.url, status, ms: Math.round(reply.elapsedTime) }
    if (REFUSALS.includes(status)) request.log.warn(line)
    else request.log.info(line)
  })
}
