import type { Config } from '../config.ts'

/**
 * Reached by https, our cookies carry a prefix that binds the browser: `__Host-` only we can set, so no neighbour under
 * the same domain plants one on us. Those of one path have to do with `__Secure-`, which keeps out whoever is reached
 * without encryption; they open nothing but the one thing they belong to. A cookie is read under the very name it is
 * set with: one with the weaker prefix, or none, is not ours. A demo without https uses the bare names.
 */
export function cookieNameFor(name: string, path: string, { publicUrl }: Config): string {
  if (!publicUrl.startsWith('https:')) return name
  return `${path === '/' ? '__Host-' : '__Secure-'}${name}`
}
