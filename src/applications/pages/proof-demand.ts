import type { Visit } from '../../foundation/http/index.ts'
import type { Language, Localized } from '../../foundation/language/index.ts'
import {
  type LawBook,
  type LevelDemand,
  lawBookForDisplay,
  type Signature,
  signatureFor,
} from '../../law/index.ts'
import { type AssuranceLevel, levelSuffices } from '../../people/index.ts'
import { applicantOf, type CheckedPage, checkAnswers } from '../answers/index.ts'
import { neededLevel } from '../identification/needed-level.ts'
import { type OpenDraft, readerOf } from './open-draft.ts'

/** What the law demands of this draft as it is, as pages show it. The errand that sends it asks again. */
export interface ProofDemand {
  readonly need: LevelDemand | null
  readonly have: AssuranceLevel
  readonly signature: Signature
  /** Whether somebody has to prove who they are before this can be sent. */
  readonly missing: boolean
  readonly law: LawBook
}

export async function proofDemandOf(
  visit: Visit,
  { draft, form, service }: OpenDraft,
  pages: readonly CheckedPage[] = checkAnswers(form, draft.answers, readerOf(visit)),
): Promise<ProofDemand> {
  const law = await lawBookForDisplay(visit.db)
  const { requirements } = law
  const at = visit.clock.now()
  const { delivery } = applicantOf(pages)
  const need = neededLevel(requirements, { service: service.id, delivery, at })
  const have = draft.identified?.level ?? 'none'
  const signature = signatureFor({ requirements, service: service.id, step: 'apply', at }, have)
  return { need, have, signature, missing: need !== null && !levelSuffices(have, need.level), law }
}

/** "§ 10 Abs. 2 und 3 BMG"; nothing where the norm is not on file. */
export function citationOf(law: LawBook, norm: string, language: Language): string | undefined {
  return law.norms.get(norm)?.citation[language]
}

export function sayingOf(law: LawBook, norm: string): Localized | undefined {
  return law.norms.get(norm)?.says
}
