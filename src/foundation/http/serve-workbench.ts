import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Forbidden, loggable } from '../errors.ts'
import type { WorkbenchArea } from '../html/index.ts'
import type { Language } from '../language/index.ts'
import { mayEver, type StaffActor } from '../permissions/index.ts'
import { failureOf, failurePage } from './error-answer.tsx'
import { openVisit, staffLanguage, withForeignBody, withOwnBody } from './open-visit.ts'
import { renderWorkbenchPage } from './render-page.tsx'
import type { StaffRoute } from './route.ts'
import { sendAnswer } from './send-answer.ts'
import {
  type Answer,
  asCitizen,
  asStaff,
  type House,
  redirect,
  type StaffSight,
  type Visit,
} from './visit.ts'

export interface Workbench {
  readonly routes: readonly StaffRoute[]
  /** Who is signed in; `people` knows. Whatever a page asks by itself is not attended and keeps nobody signed in. */
  identify(visit: Visit, attended: boolean): Promise<StaffActor | null>
  /** What the database shows this person. */
  sightOf(staff: StaffActor): StaffSight
  /** The entries of the menu. */
  areasFor(staff: StaffActor | null, language: Language): readonly WorkbenchArea[]
  readonly signInPath: string
}

/** The pages for staff: nobody gets past here without a sign-in and the permission of the route. */
export function serveWorkbench(
  server: FastifyInstance,
  house: House,
  workbench: Workbench,
  asset: (name: string) => string,
): void {
  const send = (reply: FastifyReply, visit: Visit, answer: Answer, asking: StaffActor | null) => {
    const staff = answer.kind === 'page' && answer.signedOut ? null : asking
    reply.header('cache-control', 'no-store')
    return sendAnswer(reply, visit, answer, page =>
      renderWorkbenchPage(
        page,
        {
          language: visit.language,
          path: visit.path,
          section: page.section,
          demo: house.config.demo,
          mailbox: house.config.demo && !house.config.smtpUrl,
          staff,
          asset,
          csrf: visit.csrf,
        },
        workbench.areasFor(staff, visit.language),
      ),
    )
  }
  const fail = (
    reply: FastifyReply,
    visit: Visit,
    error: unknown,
    staff: StaffActor | null,
    log: FastifyRequest['log'],
  ) => {
    const failure = failureOf(error, visit.language)
    if (failure.status >= 500) log.error({ fault: loggable(error) })
    // Whose access it was: the database stays as it is after a refusal, so this line is all that is left of it.
    if (failure.status === 403 && staff) log.warn({ refused: 403, access: staff.id })
    return send(reply, visit, failurePage(failure, '/amt/', visit.language), staff)
  }
  const toSignIn = (route: StaffRoute, request: FastifyRequest) =>
    redirect(
      route.method === 'GET'
        ? `${workbench.signInPath}?weiter=${encodeURIComponent(request.url)}`
        : workbench.signInPath,
    )

  for (const route of workbench.routes) {
    server.route({
      method: route.method,
      url: route.path,
      handler: async (request, reply) => {
        const visit = openVisit(asCitizen(house), request, reply, staffLanguage(request, house))
        let staff: StaffActor | null = null
        try {
          if (!route.machine) staff = await workbench.identify(visit, !route.unattended)
          if (!staff && route.permission !== 'anyone')
            return send(reply, visit, toSignIn(route, request), null)
          if (staff && typeof route.permission === 'object' && !mayEver(staff, route.permission))
            throw new Forbidden()
          const ready = route.machine
            ? await withForeignBody(visit, request)
            : await withOwnBody(visit, request, house)
          const seeing = staff ? asStaff(house, workbench.sightOf(staff)) : null
          const answer = await route.handle({ ...ready, ...seeing, staff: staff as StaffActor })
          // Without the name: people type their password into its field.
          if (!staff && 'status' in answer && answer.status === 422) request.log.warn({ signIn: 'refused' })
          return send(reply, visit, answer, staff)
        } catch (error) {
          return fail(reply, visit, error, staff, request.log)
        }
      },
    })
  }
}
