import type { Localized } from '../foundation/language/index.ts'
import type { PlanAction } from './plan.ts'

export type SetChannel = Extract<PlanAction, { kind: 'set-channel' }>

/** What citizens read beside the way. */
const BY_POST: Localized = {
  de: 'Wir schicken Ihnen das Ergebnis mit der Post. Sie müssen es nicht abholen.',
  en: 'We send you the result by post. You need not collect it.',
}

/** The way that an action opens or shuts; null: it is another kind of action. Whether the law lets it be, the gate says. */
export function wayOf(action: PlanAction): SetChannel | null {
  if (action.kind === 'set-channel') return action
  if (action.kind !== 'send-by-post') return null
  const { scope, service } = action
  const way = { step: 'collect', channel: 'post', state: 'open', condition: null } as const
  return { kind: 'set-channel', scope, service, ...way, reason: BY_POST }
}
