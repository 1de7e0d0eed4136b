import { inTransaction } from '../../foundation/database/index.ts'
import {
  type Answer,
  page,
  redirect,
  type StaffRoute,
  type StaffVisit,
  staffGet,
  staffPost,
} from '../../foundation/http/index.ts'
import { CodePage } from '../second-factor/code-page.tsx'
import { giveSecondFactor } from '../second-factor/give-second-factor.ts'
import { renewSession, restsOnProvider } from '../sessions/own-sessions.ts'
import { SESSION_COOKIE, SESSION_PATH } from '../sessions/session.ts'
import { CONFIRM_PATH } from '../sessions/step-up.ts'
import { signInMessages } from '../sign-in/messages.ts'
import { safeReturn } from '../sign-in/paths.ts'
import type { ProviderSession } from '../single-sign-on/provider-session.ts'
import { ConfirmAtProvider } from '../single-sign-on/single-sign-on-link.tsx'
import { findAccount } from './find-account.ts'
import { accountMessages } from './messages.ts'

const tokenOf = (visit: StaffVisit) => visit.cookie(SESSION_COOKIE) ?? ''

interface Confirming {
  readonly next: string
  readonly error?: string
  readonly status?: number
}

/** Asks for a code, or sends to the identity provider whoever came from there. */
export async function askToConfirm(
  visit: StaffVisit,
  { next, error, status = 200 }: Confirming,
): Promise<Answer> {
  const t = accountMessages[visit.language]
  const { totpSetAt } = await findAccount(visit.db, visit.staff.id)
  const atProvider = visit.config.singleSignOn !== null && (await restsOnProvider(visit.db, tokenOf(visit)))
  const lead = totpSetAt ? t.confirmLead : atProvider ? t.confirmAtProvider : t.confirmNoApp
  return page(
    t.confirmTitle,
    <CodePage action={CONFIRM_PATH} title={t.confirmTitle} lead={lead} next={next} error={error}>
      {atProvider ? <ConfirmAtProvider next={next} /> : null}
      <a class="link" href="/amt/konto">
        {t.back}
      </a>
    </CodePage>,
    { status },
  )
}

/** It is them: the session goes on under a new token, and they where they were. */
export async function confirmed(
  visit: StaffVisit,
  next: string,
  provider?: ProviderSession,
): Promise<Answer> {
  const renewed = await inTransaction(visit.db, tx =>
    renewSession(tx, tokenOf(visit), visit.clock.now(), provider),
  )
  visit.setCookie(SESSION_COOKIE, renewed, { path: SESSION_PATH })
  return redirect(next)
}

async function confirm(visit: StaffVisit): Promise<Answer> {
  const next = safeReturn(visit.body.get('weiter'))
  const given = await giveSecondFactor(visit, visit.staff, visit.body.get('code'))
  if (given.ok) return confirmed(visit, next)
  const error = signInMessages[visit.language][given.refusal]
  return askToConfirm(visit, { next, error, status: given.refusal === 'locked-code' ? 429 : 422 })
}

export const confirmRoutes: StaffRoute[] = [
  staffGet(CONFIRM_PATH, 'signed-in', visit =>
    askToConfirm(visit, { next: safeReturn(visit.query.get('zu') ?? '') }),
  ),
  staffPost(CONFIRM_PATH, 'signed-in', confirm),
]
