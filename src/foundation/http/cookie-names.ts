import type { FastifyInstance } from 'fastify'
import type { Config } from '../config.ts'

/**
 * Reached by https, our cookies carry a prefix that binds the browser: `__Host-` only we can set, `__Secure-` (for those
 * of one path) nobody who is reached without encryption. So no neighbour under the same domain plants one on us.
 * A demo without https uses the bare names.
 */
export function cookieNameFor(name: string, path: string, { publicUrl }: Config): string {
  if (!publicUrl.startsWith('https:')) return name
  return `${path === '/' ? '__Host-' : '__Secure-'}${name}`
}

/** From here on every cookie has its bare name; one that came without its prefix is not ours. */
export function readOwnCookies(server: FastifyInstance, { publicUrl }: Config): void {
  if (!publicUrl.startsWith('https:')) return
  server.addHook('onRequest', (request, _reply, done) => {
    const own = Object.entries(request.cookies).flatMap(([name, value]) => {
      const bare = /^__(?:Host|Secure)-(.+)$/.exec(name)?.[1]
      return bare ? [[bare, value]] : []
    })
    request.cookies = Object.fromEntries(own)
    done()
  })
}
