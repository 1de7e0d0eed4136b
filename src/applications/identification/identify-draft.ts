import { type AuditAct, recordAudit } from '../../foundation/audit/index.ts'
import type { Transaction } from '../../foundation/database/index.ts'
import { citizen } from '../../foundation/permissions/index.ts'
import {
  type AssuranceLevel,
  beginIdentification,
  type Identification,
  levelSuffices,
} from '../../people/index.ts'
import { type DraftChange, lockOpenDraft } from '../drafts/change-draft.ts'
import { draftExpiry } from '../drafts/draft.ts'
import { setIdentified } from '../queries.ts'
import { browserHash } from './identified.ts'

export interface Beginning extends DraftChange {
  readonly provider: string
  readonly level: AssuranceLevel
  readonly browser: string
}

/** @returns the state that comes back with the provider's answer */
export async function beginForDraft(tx: Transaction, begin: Beginning): Promise<string> {
  await lockOpenDraft(tx, begin)
  return beginIdentification(tx, { ...begin, subjectId: begin.draftId })
}

export interface Proof {
  readonly identification: Identification
  readonly provider: string
  /** Asked for when it was begun. */
  readonly level: AssuranceLevel
  readonly browser: string
}

/** Puts on the draft who has proved to be filling it in; the last proof counts. */
export async function identifyDraft(
  tx: Transaction,
  change: DraftChange,
  proof: Proof,
): Promise<'identified' | 'too-low'> {
  const { identification, provider, level, browser } = proof
  if (!levelSuffices(identification.level, level)) return 'too-low'
  await lockOpenDraft(tx, change)
  const { person, means, level: given, reference } = identification
  const at = change.at.toString()
  const identified = { person, means, level: given, reference, provider, at, browser: browserHash(browser) }
  await setIdentified(tx, change.draftId, identified, { ...change, expiresAt: draftExpiry(change.at) })
  await audit(tx, change, 'draft.identified', { means, level: given })
  return 'identified'
}

/** What was typed before counts again. */
export async function dropIdentification(tx: Transaction, change: DraftChange): Promise<void> {
  const draft = await lockOpenDraft(tx, change)
  if (!draft.identified) return
  await setIdentified(tx, change.draftId, null, { ...change, expiresAt: draftExpiry(change.at) })
  await audit(tx, change, 'draft.identification-dropped', {})
}

async function audit(
  tx: Transaction,
  { draftId, at }: DraftChange,
  act: AuditAct,
  detail: Record<string, unknown>,
): Promise<void> {
  await recordAudit(tx, { actor: citizen, act, object: { kind: 'draft', id: draftId }, detail, at })
}
