import type { ApiRoute } from '../http/index.ts'
import type { JsonSchema } from './json-schemas.ts'

const text = (description: string, example?: string): JsonSchema => ({
  description,
  schema: { type: 'string', ...(example ? { examples: [example] } : {}) },
})

const LIMITS = {
  'RateLimit-Policy': text(
    'Calls (q) in a window of seconds (w); draft-ietf-httpapi-ratelimit-headers-09',
    '"application";q=600;w=3600',
  ),
  RateLimit: text(
    'Calls that are left (r), and seconds until they are counted anew (t)',
    '"application";r=599;t=3600',
  ),
}

/** What a client may want to read of the head of an answer. */
export function headersOf(route: ApiRoute, status: number): Record<string, JsonSchema> {
  const kept = route.keep !== undefined && (status === 200 || status === 304)
  const limited = route.limit !== undefined && (status < 300 || status === 429)
  const mayWait = route.perform.kind === 'create' && status === 409
  return {
    'Content-Language': text('de or en'),
    ...(kept
      ? { ETag: text('For If-None-Match'), 'Cache-Control': text('How long a copy may be kept') }
      : {}),
    ...(limited ? LIMITS : {}),
    ...(status === 429 || mayWait
      ? { 'Retry-After': { description: 'Seconds', schema: { type: 'integer' } } }
      : {}),
    ...(status === 401 ? { 'WWW-Authenticate': text('RFC 6750') } : {}),
  }
}
