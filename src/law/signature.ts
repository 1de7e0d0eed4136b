import { type AssuranceLevel, levelSuffices } from '../people/index.ts'
import { FREE_OF_FORM } from './channel-allowed.ts'
import { bindingOn, type StepQuestion } from './in-force.ts'
import type { SignatureSubstitute } from './law-definition.ts'

export type Signature =
  /** Procedure is free of form. */
  | { readonly kind: 'none-needed'; readonly norm: typeof FREE_OF_FORM }
  /** Who filled the form in has proved who they are: that stands for the signature. */
  | { readonly kind: 'replaced'; readonly norm: string; readonly by: SignatureSubstitute }
  | {
      readonly kind: 'by-hand'
      readonly norm: string
      /** What would stand for it; null: what the law says about that is not on file. */
      readonly substitutes: readonly SignatureSubstitute[] | null
    }

/** An online form stands for a signature only at this level: an ID card's online function (§ 18 PAuswG). */
const LEVEL_OF_FORM_WITH_EID: AssuranceLevel = 'high'

/** Whether a step of a service needs a signature, and what stands for one, given how sure it is who is applying. */
export function signatureFor(question: StepQuestion, identified: AssuranceLevel): Signature {
  const demanding = bindingOn(question).filter(({ kind }) => kind === 'written-form')
  const byHand = demanding.find(({ replacedBy }) => !formWithEid(replacedBy)) ?? demanding[0]
  // Who demands something in writing but leaves the online way open is content with what is typed there.
  if (!byHand || !(byHand.replacedBy || byHand.closes.includes('online')))
    return { kind: 'none-needed', norm: FREE_OF_FORM }
  const substitute = formWithEid(byHand.replacedBy)
  if (substitute && levelSuffices(identified, LEVEL_OF_FORM_WITH_EID))
    return { kind: 'replaced', norm: byHand.norm, by: substitute }
  return { kind: 'by-hand', norm: byHand.norm, substitutes: byHand.replacedBy }
}

function formWithEid(replacedBy: readonly SignatureSubstitute[] | null): SignatureSubstitute | undefined {
  return replacedBy?.find(({ means }) => means === 'form-with-eid')
}
