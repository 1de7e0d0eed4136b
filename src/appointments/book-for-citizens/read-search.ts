import { Temporal } from 'temporal-polyfill'
import { parseAppointmentReference } from '../access/appointment-access.ts'
import type { Person } from '../booking/person-key.ts'

/** What a caller can say of their appointment; null: neither number nor name with date of birth. */
export type Sought =
  | { readonly kind: 'reference'; readonly reference: string }
  | ({ readonly kind: 'person' } & Person)

const DAY = /(\d{1,2})[./]\s?(\d{1,2})[./]\s?(\d{4})|(\d{4})-(\d{2})-(\d{2})/

/** `T-7KQ2-M4`, or `Jonas Petersen 14.3.1988` in either order: a name alone finds nobody, so that nobody browses. */
export function readSearch(text: string): Sought | null {
  const reference = parseAppointmentReference(text)
  if (reference) return { kind: 'reference', reference }
  const found = DAY.exec(text)
  const name = text.replace(DAY, ' ').replace(/[,;*]/g, ' ').replace(/\s+/g, ' ').trim()
  const birthDate = found && dayFrom(found)
  return birthDate && /\p{L}/u.test(name) ? { kind: 'person', name, birthDate } : null
}

function dayFrom([, day, month, year, ...iso]: RegExpExecArray): Temporal.PlainDate | null {
  const [y, m, d] = (year ? [year, month, day] : iso).map(Number)
  try {
    return Temporal.PlainDate.from({ year: y!, month: m!, day: d! }, { overflow: 'reject' })
  } catch {
    return null
  }
}
