import fastifyCookie from '@fastify/cookie'
import fastifyMultipart from '@fastify/multipart'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { Forbidden, NotFound } from '../errors.ts'
import { MAX_FILE_BYTES } from '../files/index.ts'
import type { WorkbenchArea } from '../html/index.ts'
import { type Language, languages } from '../language/index.ts'
import { mayEver, type StaffActor } from '../permissions/index.ts'
import { serveAssets } from './assets.ts'
import { cleanText, emptyBody } from './body.ts'
import { failureOf, failurePage } from './error-answer.tsx'
import { readBody } from './read-body.ts'
import { renderPortalPage, renderWorkbenchPage } from './render-page.tsx'
import type { ApiRoute, PortalRoute, StaffRoute } from './route.ts'
import { type Answer, type House, redirect, type StaffVisit, type Visit } from './visit.ts'
import { cookiesOf, isOwnForm } from './visit-cookies.ts'

export interface Mounts {
  readonly portal: readonly PortalRoute[]
  readonly workbench: readonly StaffRoute[]
  readonly api: readonly ApiRoute[]
  /** Who is signed in; `people` knows. */
  identify(visit: Visit): Promise<StaffActor | null>
  areasFor(staff: StaffActor | null, language: Language): readonly WorkbenchArea[]
  readonly signInPath: string
}

const SECURITY_HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; " +
    "require-trusted-types-for 'script'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
}

const NOT_OURS = {
  de: 'Diese Seite ist abgelaufen. Bitte gehen Sie zurück, laden Sie die Seite neu und senden Sie noch einmal ab.',
  en: 'This page has expired. Please go back, reload the page and send it again.',
}

/** Builds the web server out of the mount lists; it does not listen yet. */
export async function buildServer(house: House, mounts: Mounts): Promise<FastifyInstance> {
  const server = Fastify({
    logger:
      house.config.logLevel === 'silent'
        ? false
        : { level: house.config.logLevel, serializers: { req: quietRequest } },
    disableRequestLogging: true,
    bodyLimit: 512 * 1024,
    trustProxy: house.config.trustProxy,
    requestTimeout: 60_000,
    genReqId: () => crypto.randomUUID(),
  })
  await server.register(fastifyCookie)
  await server.register(fastifyMultipart, {
    limits: { fileSize: MAX_FILE_BYTES + 1, files: 6, fields: 200, fieldSize: 64 * 1024, parts: 210 },
    throwFileSizeLimit: false,
  })
  server.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, text, done) => done(null, new URLSearchParams(text as string)),
  )
  server.addHook('onSend', async (_request, reply) => {
    for (const [name, value] of Object.entries(SECURITY_HEADERS))
      if (!reply.hasHeader(name)) reply.header(name, value)
  })
  server.addHook('onResponse', async (request, reply) => {
    // The route, not the address: an address may hold a token.
    request.log.info({
      route: request.routeOptions.url,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    })
  })
  const asset = serveAssets(server)
  const context = (visit: Visit, answer: Answer, staff: StaffActor | null) => ({
    language: visit.language,
    path: visit.path,
    section: answer.kind === 'page' ? answer.section : undefined,
    demo: house.config.demo,
    staff,
    asset,
    csrf: visit.csrf,
  })

  const sendPortal = (reply: FastifyReply, visit: Visit, answer: Answer) =>
    send(reply, visit, answer, page => renderPortalPage(page, context(visit, page, null)))

  const sendStaff = (reply: FastifyReply, visit: Visit, answer: Answer, staff: StaffActor | null) => {
    reply.header('cache-control', 'no-store')
    return send(reply, visit, answer, page =>
      renderWorkbenchPage(page, context(visit, page, staff), mounts.areasFor(staff, visit.language)),
    )
  }

  const failPortal = (reply: FastifyReply, visit: Visit, error: unknown, log: FastifyRequest['log']) => {
    const failure = failureOf(error, visit.language)
    if (failure.status >= 500) log.error(error)
    return sendPortal(reply, visit, failurePage(failure, '/', visit.language))
  }
  const failStaff = (
    reply: FastifyReply,
    visit: Visit,
    error: unknown,
    staff: StaffActor | null,
    log: FastifyRequest['log'],
  ) => {
    const failure = failureOf(error, visit.language)
    if (failure.status >= 500) log.error(error)
    return sendStaff(reply, visit, failurePage(failure, '/amt/', visit.language), staff)
  }

  for (const route of mounts.portal) {
    for (const language of languages) {
      const url = language === 'de' ? route.path : `/en${route.path}`
      server.route({
        method: route.method,
        url,
        handler: async (request, reply) => {
          let visit = await openVisit(house, request, reply, language)
          try {
            if (route.method === 'POST') visit = await withBody(visit, request, house)
            return await sendPortal(reply, visit, await route.handle(visit))
          } catch (error) {
            return failPortal(reply, visit, error, request.log)
          }
        },
      })
    }
  }

  for (const route of mounts.workbench) {
    server.route({
      method: route.method,
      url: route.path,
      handler: async (request, reply) => {
        let visit = await openVisit(house, request, reply, staffLanguage(request))
        let staff: StaffActor | null = null
        try {
          staff = await mounts.identify(visit)
          if (!staff && route.permission !== 'anyone') {
            const back = route.method === 'GET' ? `?weiter=${encodeURIComponent(request.url)}` : ''
            return await sendStaff(reply, visit, redirect(mounts.signInPath + back), null)
          }
          if (route.method === 'POST') visit = await withBody(visit, request, house)
          if (staff && typeof route.permission === 'object' && !mayEver(staff, route.permission))
            throw new Forbidden()
          const answer = await route.handle({ ...visit, staff: staff as StaffActor })
          return await sendStaff(reply, visit, answer, staff)
        } catch (error) {
          return failStaff(reply, visit, error, staff, request.log)
        }
      },
    })
  }

  for (const route of mounts.api) mountApi(server, house, route)

  server.setNotFoundHandler(async (request, reply) => {
    const visit = await openVisit(house, request, reply, languageOf(request.url))
    return failPortal(reply, visit, new NotFound(), request.log)
  })
  server.setErrorHandler(async (error, request, reply) => {
    const visit = await openVisit(house, request, reply, languageOf(request.url))
    return failPortal(reply, visit, error, request.log)
  })
  return server
}

function quietRequest(request: FastifyRequest) {
  return { method: request.method, route: request.routeOptions?.url }
}

/** Staff choose their language once; their addresses stay the same. */
export const STAFF_LANGUAGE_COOKIE = 'schalter_sprache'
function staffLanguage(request: FastifyRequest): Language {
  return request.cookies[STAFF_LANGUAGE_COOKIE] === 'en' ? 'en' : 'de'
}

function languageOf(url: string): Language {
  return url === '/en' || url.startsWith('/en/') ? 'en' : 'de'
}

async function openVisit(
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
  language: Language,
): Promise<Visit> {
  const url = new URL(request.url, 'http://schalter.invalid')
  const path = language === 'de' ? url.pathname : url.pathname.replace(/^\/en(?=\/|$)/, '') || '/'
  const query = new URLSearchParams([...url.searchParams].map(([k, v]) => [k, cleanText(v)]))
  return {
    ...house,
    ...cookiesOf(request, reply, house),
    language,
    path,
    params: (request.params ?? {}) as Record<string, string>,
    query,
    body: emptyBody,
    requestId: request.id,
    address: request.ip,
    header: name => {
      const value = request.headers[name.toLowerCase()]
      return Array.isArray(value) ? value[0] : value
    },
  }
}

/** Reads the form and makes sure it is one of ours. */
async function withBody(visit: Visit, request: FastifyRequest, house: House): Promise<Visit> {
  const body = await readBody(request)
  if (!isOwnForm(request, body.get('_csrf'), house)) throw new Forbidden(NOT_OURS)
  return { ...visit, body }
}

function send(
  reply: FastifyReply,
  visit: Visit,
  answer: Answer,
  render: (page: Extract<Answer, { kind: 'page' }>) => string,
): FastifyReply {
  switch (answer.kind) {
    case 'page': {
      const html = render(answer)
      return reply
        .status(answer.status ?? 200)
        .type('text/html; charset=utf-8')
        .send(html)
    }
    case 'redirect': {
      const local = visit.language === 'en' && !answer.to.startsWith('/amt') ? `/en${answer.to}` : answer.to
      return reply.redirect(local, 303)
    }
    case 'file':
      return reply
        .header('content-security-policy', "default-src 'none'; sandbox")
        .header('content-disposition', contentDisposition(answer.disposition, answer.name))
        .header('cache-control', 'private, no-store')
        .type(answer.type)
        .send(answer.content)
    case 'json':
      return reply
        .status(answer.status ?? 200)
        .type(answer.type ?? 'application/json; charset=utf-8')
        .send(JSON.stringify(answer.value))
  }
}

/** RFC 6266: a plain name for old browsers, the real one encoded. */
function contentDisposition(disposition: string, name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\]/g, '_')
  return `${disposition}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, c => `%${c.charCodeAt(0).toString(16)}`)}`
}

function mountApi(server: FastifyInstance, house: House, route: ApiRoute): void {
  server.route({
    method: route.method,
    url: `/api/v1${route.path}`,
    handler: async (request, reply) => {
      try {
        const url = new URL(request.url, 'http://schalter.invalid')
        const answer = await route.handle({
          ...house,
          params: (request.params ?? {}) as Record<string, string>,
          query: url.searchParams,
          json: request.body,
          requestId: request.id,
          address: request.ip,
          header: name => request.headers[name.toLowerCase()]?.toString(),
        })
        return reply
          .status(answer.status ?? 200)
          .type(answer.type ?? 'application/json; charset=utf-8')
          .send(JSON.stringify(answer.value))
      } catch (error) {
        const failure = failureOf(error, 'en')
        if (failure.status >= 500) request.log.error(error)
        return reply
          .status(failure.status)
          .type('application/problem+json')
          .send(
            JSON.stringify({
              type: `about:blank`,
              title: failure.title,
              status: failure.status,
              detail: failure.sentence,
            }),
          )
      }
    },
  })
}

export type { StaffVisit }
