import type { FastifyReply, FastifyRequest } from 'fastify'
import { randomToken, sameText } from '../secret.ts'
import { cookieNameFor } from './cookie-names.ts'
import type { House, Visit } from './visit.ts'

export const CSRF_COOKIE = 'schalter_form'

type Cookies = Pick<Visit, 'cookie' | 'setCookie' | 'clearCookie' | 'csrf' | 'renewCsrf'>

/** Cookies of one request. Only what a page needs is set: who only reads gets none. */
export function cookiesOf(request: FastifyRequest, reply: FastifyReply, house: House): Cookies {
  const secure = house.config.publicUrl.startsWith('https:')
  const named = (name: string, path = '/') => cookieNameFor(name, path, house.config)
  const csrfCookie = named(CSRF_COOKIE)
  const cookies: Cookies = {
    cookie: (name, path) => request.cookies[named(name, path)],
    setCookie: (name, value, { readableByScript, ...options }) => {
      reply.setCookie(named(name, options.path), value, {
        httpOnly: !readableByScript,
        sameSite: 'lax',
        secure,
        ...options,
      })
    },
    clearCookie: (name, path) => {
      reply.clearCookie(named(name, path), { path, secure })
    },
    csrf: () => {
      let visitor = request.cookies[csrfCookie]
      if (!visitor || !/^[\w-]{22}$/.test(visitor)) {
        visitor = randomToken()
        request.cookies[csrfCookie] = visitor
        cookies.setCookie(CSRF_COOKIE, visitor, { path: '/' })
      }
      return house.secret.token('csrf', visitor)
    },
    renewCsrf: () => {
      delete request.cookies[csrfCookie]
      cookies.csrf()
    },
  }
  return cookies
}

/** Whether a POST comes from a form of ours, sent by the browser that got it. */
export function isOwnForm(request: FastifyRequest, token: string, house: House): boolean {
  const site = request.headers['sec-fetch-site']
  if (site && site !== 'same-origin' && site !== 'none') return false
  const visitor = request.cookies[cookieNameFor(CSRF_COOKIE, '/', house.config)]
  return visitor !== undefined && sameText(token, house.secret.token('csrf', visitor))
}
