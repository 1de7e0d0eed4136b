import type { FastifyReply } from 'fastify'
import { localHref } from '../html/index.ts'
import type { Answer, Visit } from './visit.ts'

type PageAnswer = Extract<Answer, { kind: 'page' }>

/** Turns what a handler answered into what goes over the wire. */
export function sendAnswer(
  reply: FastifyReply,
  visit: Visit,
  answer: Answer,
  render: (page: PageAnswer) => string | Buffer,
): FastifyReply {
  switch (answer.kind) {
    case 'page':
      if (answer.leadsTo) reply.header('refresh', `0; url=${answer.leadsTo.href}`)
      // Rendered first: a form on the page may still set the cookie its token belongs to.
      return sendHtml(reply, answer.status ?? 200, render(answer))
    case 'redirect':
      return reply.redirect(answer.away ? answer.to : localHref(answer.to, visit.language), 303)
    case 'file':
      return sendFile(reply, answer)
    case 'json':
      return sendJson(reply, answer)
  }
}

/** Pages hold what a person typed, and the token of their forms: no copy stays behind on a shared device. */
function sendHtml(reply: FastifyReply, status: number, html: string | Buffer): FastifyReply {
  reply.header('cache-control', 'private, no-store')
  return reply.status(status).type('text/html; charset=utf-8').send(html)
}

/** From an address that runs nothing, whatever the file holds. */
function sendFile(reply: FastifyReply, file: Extract<Answer, { kind: 'file' }>): FastifyReply {
  return reply
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('content-disposition', contentDisposition(file.disposition, file.name))
    .header('cache-control', 'private, no-store')
    .type(file.type)
    .send(file.content)
}

export function sendJson(reply: FastifyReply, json: Extract<Answer, { kind: 'json' }>): FastifyReply {
  return reply
    .status(json.status ?? 200)
    .header('cache-control', 'no-store')
    .type(json.type ?? 'application/json; charset=utf-8')
    .send(JSON.stringify(json.value))
}

/** RFC 6266: a plain name for old browsers, the real one encoded. */
function contentDisposition(disposition: string, name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\]/g, '_')
  const encoded = encodeURIComponent(name).replace(/['()*]/g, c => `%${c.charCodeAt(0).toString(16)}`)
  return `${disposition}; filename="${plain}"; filename*=UTF-8''${encoded}`
}
