import { recordAudit } from '../../foundation/audit/index.ts'
import type { Transaction } from '../../foundation/database/index.ts'
import { Conflict } from '../../foundation/errors.ts'
import type { House } from '../../foundation/http/index.ts'
import type { StaffActor } from '../../foundation/permissions/index.ts'
import { type BegunSession, beginSession, type WayIn } from '../sessions/session.ts'
import { type BegunSignIn, takeBegunSignIn } from './begun-sign-in.ts'

/** Which proofs the session will rest on. */
export function wayIn({
  firstFactor,
  secondFactor,
}: Pick<BegunSignIn, 'firstFactor' | 'secondFactor'>): WayIn {
  if (!secondFactor) throw new Error('A sign-in without a second factor is not finished.')
  if (secondFactor === 'single-sign-on') return 'single-sign-on'
  return `${firstFactor}+${secondFactor}`
}

const FINISHED_ELSEWHERE = {
  de: 'Diese Anmeldung ist schon abgeschlossen. Bitte melden Sie sich neu an.',
  en: 'This sign-in is already finished. Please sign in again.',
}

/** All proofs are there: the half-session goes, the session comes. @throws Conflict */
export async function finishSignIn(
  tx: Transaction,
  { clock }: House,
  begun: BegunSignIn,
  userAgent: string,
): Promise<string> {
  const taken = await takeBegunSignIn(tx, begun.token)
  if (!taken) throw new Conflict(FINISHED_ELSEWHERE)
  return openSession(tx, begun.staff, clock.now(), { by: wayIn(begun), userAgent, ...taken })
}

/** Begins a session and writes down who signed in, and how. */
export async function openSession(
  tx: Transaction,
  staff: StaffActor,
  at: ReturnType<House['clock']['now']>,
  session: BegunSession,
): Promise<string> {
  const object = { kind: 'staff', id: staff.id } as const
  await recordAudit(tx, { actor: staff, act: 'staff.sign-in', object, detail: { by: session.by }, at })
  return beginSession(tx, staff.id, at, session)
}
