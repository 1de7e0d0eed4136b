import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'

const EXPOSED = 'ETag, Content-Language'

/** Public facts may be read by the pages of anybody; what is personal, and every act, by none but their own server. */
export function openToAllSites(reply: FastifyReply): void {
  reply
    .header('access-control-allow-origin', '*')
    .header('access-control-expose-headers', EXPOSED)
    .header('cross-origin-resource-policy', 'cross-origin')
}

/** With its mark, so that whoever has it already gets no second copy. */
export function sendPublic(
  request: FastifyRequest,
  reply: FastifyReply,
  text: string,
  keep: number,
): FastifyReply {
  const mark = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`
  reply.header('cache-control', `public, max-age=${keep}`).header('etag', mark)
  if (knows(request.headers['if-none-match'], mark)) return reply.status(304).send()
  return reply.status(200).type('application/json; charset=utf-8').send(text)
}

/** RFC 9110 § 13.1.2: compared weakly, because a proxy that compresses makes marks weak. */
function knows(given: string | undefined, mark: string): boolean {
  if (!given) return false
  return given.split(',').some(one => one.trim() === '*' || one.trim().replace(/^W\//, '') === mark)
}
