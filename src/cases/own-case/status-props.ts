import type { Temporal } from 'temporal-polyfill'
import type { Letter } from '../../post/index.ts'
import type { Case, Inquiry } from '../case.ts'
import type { InquiryFormProblems } from '../inquiry/inquiry-form.tsx'
import type { TimelineEntry } from './timeline.ts'

export interface StatusPageProps {
  readonly record: Case
  readonly teamName: string
  readonly timeline: readonly TimelineEntry[]
  readonly inquiry: Inquiry | null
  readonly letters: readonly Letter[]
  readonly code: string
  readonly today: Temporal.PlainDate
  readonly done: string | null
  readonly problems?: InquiryFormProblems
}
