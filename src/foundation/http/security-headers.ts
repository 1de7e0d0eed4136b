import type { FastifyInstance } from 'fastify'
import type { Config } from '../config.ts'

/** No script and no style but our own files, no frame around us, nothing told to other sites. */
const HEADERS = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    // KERN's styles carry their signs as data.
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
}

/** A year, for the names below ours as well, once we are reached by https. */
const ALWAYS_HTTPS = { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }

export function addSecurityHeaders(server: FastifyInstance, { publicUrl }: Config): void {
  const headers = { ...HEADERS, ...(publicUrl.startsWith('https:') ? ALWAYS_HTTPS : {}) }
  server.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headers)
    done()
  })
}
