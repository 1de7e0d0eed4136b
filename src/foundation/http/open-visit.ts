import type { FastifyReply, FastifyRequest } from 'fastify'
import { Forbidden } from '../errors.ts'
import type { Language } from '../language/index.ts'
import { cleanText, emptyBody } from './body.ts'
import { cookieNameFor } from './cookie-names.ts'
import { networkOf } from './network.ts'
import { readBody } from './read-body.ts'
import type { House, Visit } from './visit.ts'
import { cookiesOf, isOwnForm } from './visit-cookies.ts'

/** Staff choose their language once; their addresses stay the same. */
export const STAFF_LANGUAGE_COOKIE = 'schalter_sprache'

export function staffLanguage(request: FastifyRequest, { config }: House): Language {
  return request.cookies[cookieNameFor(STAFF_LANGUAGE_COOKIE, '/', config)] === 'en' ? 'en' : 'de'
}

export function languageOf(url: string): Language {
  return /^\/en(\/|\?|$)/.test(url) ? 'en' : 'de'
}

/** What a page may know of the request; the body comes later, with `withOwnBody`. */
export function openVisit(
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
  language: Language,
): Visit {
  return {
    ...house,
    ...cookiesOf(request, reply, house),
    language,
    path: pathOf(request),
    params: cleanParams(request),
    query: cleanQuery(request),
    body: emptyBody,
    requestId: request.id,
    address: networkOf(request.ip),
    header: name => request.headers[name.toLowerCase()]?.toString(),
  }
}

/** The host is ours whatever the request says: two slashes, or one and a backslash, are a path here. */
function pathOf(request: FastifyRequest): string {
  const path = new URL(`http://schalter.invalid${request.url.startsWith('/') ? request.url : '/'}`).pathname
  return path.replace(/^\/en(?=\/|$)/, '') || '/'
}

export function cleanQuery(request: FastifyRequest): URLSearchParams {
  const [, ...query] = request.url.split('?')
  if (query.length === 0) return new URLSearchParams()
  return new URLSearchParams(
    [...new URLSearchParams(query.join('?').split('#')[0])].map(([name, value]) => [name, cleanText(value)]),
  )
}

/** Parts of the address reach queries, and PostgreSQL takes no NUL. */
export function cleanParams(request: FastifyRequest): Record<string, string> {
  const params = Object.entries((request.params ?? {}) as Record<string, string>)
  return Object.fromEntries(params.map(([name, value]) => [name, cleanText(value)]))
}

const NOT_OURS = {
  de: 'Diese Seite ist abgelaufen. Bitte gehen Sie zurück, laden Sie die Seite neu und senden Sie noch einmal ab.',
  en: 'This page has expired. Please go back, reload the page and send it again.',
}

/** What another server sent, which has no form of ours; the body has to prove itself. */
export async function withForeignBody(visit: Visit, request: FastifyRequest): Promise<Visit> {
  return { ...visit, body: await readBody(request) }
}

/** Reads the form and makes sure it is one of ours. */
export async function withOwnBody(visit: Visit, request: FastifyRequest, house: House): Promise<Visit> {
  if (request.method !== 'POST') return visit
  const body = await readBody(request)
  if (!isOwnForm(request, body.get('_csrf'), house)) throw new Forbidden(NOT_OURS)
  return { ...visit, body }
}
