import type { Temporal } from 'temporal-polyfill'
import type { MailState } from '../../foundation/messages/index.ts'
import type { Letter } from '../../post/index.ts'
import type { Act, CaseDocument, Inquiry } from '../case.ts'
import type { CaseView } from '../looks/look-at-case.ts'

export interface CaseProps {
  readonly view: CaseView
  /** The question that is open. */
  readonly inquiry: Inquiry | null
  readonly acts: readonly Act[]
  readonly documents: readonly CaseDocument[]
  readonly letters: readonly Letter[]
  readonly mails: readonly MailState[]
  readonly letterStates: Record<string, string>
  readonly viewer: string
  readonly today: Temporal.PlainDate
  readonly now: Temporal.Instant
}
