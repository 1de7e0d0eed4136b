import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { loggable, NotFound } from '../errors.ts'
import type { PageContext } from '../html/index.ts'
import { type Language, languages } from '../language/index.ts'
import { failureOf, failurePage } from './error-answer.tsx'
import { keptPages } from './kept-pages.ts'
import { keepWithin } from './limits.ts'
import { languageOf, openVisit, withOwnBody } from './open-visit.ts'
import { renderPortalPage } from './render-page.tsx'
import type { PortalRoute } from './route.ts'
import { sendAnswer } from './send-answer.ts'
import { isApi, sendProblem } from './serve-api.ts'
import { type Answer, asCitizen, type House, type Visit } from './visit.ts'

/** The pages for citizens, each in every language, and what is shown where there is no page. */
export function servePortal(
  server: FastifyInstance,
  house: House,
  routes: readonly PortalRoute[],
  asset: (name: string) => string,
): void {
  const kept = keptPages()
  const send = (reply: FastifyReply, visit: Visit, answer: Answer) =>
    sendAnswer(reply, visit, answer, page => {
      const context: PageContext = {
        language: visit.language,
        path: visit.path,
        section: page.section,
        demo: house.config.demo,
        mailbox: house.config.demo && !house.config.smtpUrl,
        staff: null,
        asset,
        csrf: visit.csrf,
      }
      return page.from && house.config.keptPages
        ? kept(context, page.from, own => renderPortalPage(page, own))
        : renderPortalPage(page, context)
    })
  const fail = (reply: FastifyReply, visit: Visit, error: unknown, log: FastifyRequest['log']) => {
    const failure = failureOf(error, visit.language)
    if (failure.status >= 500) log.error({ fault: loggable(error) })
    return send(reply, visit, failurePage(failure, '/', visit.language))
  }
  const handler = (route: PortalRoute, language: Language) => {
    return async (request: FastifyRequest, reply: FastifyReply) => {
      const visit = openVisit(asCitizen(house), request, reply, language)
      try {
        if (route.limit) await keepWithin(house, route.limit, visit.address)
        return send(reply, visit, await route.handle(await withOwnBody(visit, request, house)))
      } catch (error) {
        return fail(reply, visit, error, request.log)
      }
    }
  }
  for (const route of routes) {
    for (const language of languages) {
      const url = language === 'de' ? route.path : `/en${route.path}`
      server.route({ method: route.method, url, handler: handler(route, language) })
    }
  }
  const failAnywhere = (request: FastifyRequest, reply: FastifyReply, error: unknown) =>
    isApi(request)
      ? sendProblem(request, reply, error)
      : fail(reply, openVisit(asCitizen(house), request, reply, languageOf(request.url)), error, request.log)
  server.setNotFoundHandler(async (request, reply) => failAnywhere(request, reply, new NotFound()))
  server.setErrorHandler(async (error, request, reply) => failAnywhere(request, reply, error))
}
