import type { FastifyReply, FastifyRequest } from 'fastify'
import { randomToken, sameText } from '../secret.ts'
import { cookieNameFor } from './cookie-names.ts'
import type { House, Visit } from './visit.ts'

export const CSRF_COOKIE = 'schalter_form'

type Cookies = Pick<Visit, 'cookie' | 'setCookie' | 'clearCookie' | 'csrf' | 'renewCsrf'>

/** Cookies of one request. Only what a page needs is set: who only reads gets none. */
export function cookiesOf(request: FastifyRequest, reply: FastifyReply, house: House): Cookies {
  const secure = house.config.publicUrl.startsWith('https:')
  const cookies: Cookies = {
    cookie: name => request.cookies[name],
    setCookie: (name, value, { readableByScript, ...options }) => {
      reply.setCookie(cookieNameFor(name, options.path, house.config), value, {
        httpOnly: !readableByScript,
        sameSite: 'lax',
        secure,
        ...options,
      })
    },
    clearCookie: (name, path) => {
      reply.clearCookie(cookieNameFor(name, path, house.config), { path, secure })
    },
    csrf: () => {
      let visitor = request.cookies[CSRF_COOKIE]
      if (!visitor || !/^[\w-]{22}$/.test(visitor)) {
        visitor = randomToken()
        request.cookies[CSRF_COOKIE] = visitor
        cookies.setCookie(CSRF_COOKIE, visitor, { path: '/' })
      }
      return house.secret.token('csrf', visitor)
    },
    renewCsrf: () => {
      delete request.cookies[CSRF_COOKIE]
      cookies.csrf()
    },
  }
  return cookies
}

/** Whether a POST comes from a form of ours, sent by the browser that got it. */
export function isOwnForm(request: FastifyRequest, token: string, house: House): boolean {
  const site = request.headers['sec-fetch-site']
  if (site && site !== 'same-origin' && site !== 'none') return false
  const visitor = request.cookies[CSRF_COOKIE]
  return visitor !== undefined && sameText(token, house.secret.token('csrf', visitor))
}
