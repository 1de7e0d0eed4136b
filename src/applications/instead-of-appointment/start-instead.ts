import type { Temporal } from 'temporal-polyfill'
import { type Appointment, applicationInstead } from '../../appointments/index.ts'
import { letIn, type Transaction } from '../../foundation/database/index.ts'
import type { Language } from '../../foundation/language/index.ts'
import type { Secret } from '../../foundation/secret.ts'
import type { FormDefinition, Service } from '../../services/index.ts'
import type { Answers } from '../answers/index.ts'
import { draftExpiry, draftToken } from '../drafts/draft.ts'
import { formlessForm } from '../drafts/form-of.ts'
import { type StartedDraft, startDraft } from '../drafts/start-draft.ts'
import { lockDraft, mergeAnswers } from '../queries.ts'

interface Instead {
  readonly appointment: Appointment
  readonly service: Service
  readonly language: Language
  readonly at: Temporal.Instant
}

/**
 * Begins the application that an emergency offers in place of an appointment, with what the booking says of the person; or
 * opens it again, as it is by now. Its id follows from the booking: there is one. Null: it is not offered (any more).
 */
export async function startInstead(
  tx: Transaction,
  secret: Secret,
  { appointment, service, language, at }: Instead,
): Promise<StartedDraft | null> {
  // Locks the line, so that of two clicks the second finds the draft of the first.
  const id = await applicationInstead(tx, appointment.id)
  if (!id) return null
  await letIn(tx, id)
  const begun = await lockDraft(tx, id, at)
  if (begun) return { id, token: draftToken(secret, begun) }
  const started = await startDraft(tx, secret, { id, service, language, at })
  const answers = knownOf(appointment, service.definition.form ?? (await formlessForm()))
  await mergeAnswers(tx, id, answers, { language, at, expiresAt: draftExpiry(at) })
  return started
}

/** Name and contact as they were given, where the form asks for them; never more, and nothing that has to be guessed. */
export function knownOf(
  { name, email, phone }: Pick<Appointment, 'name' | 'email' | 'phone'>,
  form: FormDefinition,
): Answers {
  const words = name.trim().split(/\s+/)
  const known: Record<string, string | null> = {
    familyName: words.at(-1) ?? null,
    givenNames: words.slice(0, -1).join(' ') || null,
    email,
    phone,
  }
  const asked = form.pages.flatMap(({ questions }) => questions)
  const answers = asked.flatMap(({ id, type }) => {
    const value = type === 'text' && Object.hasOwn(known, id) ? known[id] : null
    return value ? [[id, value] as const] : []
  })
  return Object.fromEntries(answers)
}
