import type { FastifyRequest } from 'fastify'
import { sameText } from '../secret.ts'

const PROXY_HEADERS = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via']

/**
 * With a token: whoever shows it. Without one: only this machine itself, and nobody through a proxy on it, because
 * then the whole world comes from 127.0.0.1.
 */
export function mayReadMetrics(request: FastifyRequest, token: string | null): boolean {
  if (token) {
    const given = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? ''
    return sameText(given, token)
  }
  const address = request.raw.socket.remoteAddress ?? ''
  const local = address === '::1' || /^(::ffff:)?127\./.test(address)
  return local && PROXY_HEADERS.every(name => request.headers[name] === undefined)
}
