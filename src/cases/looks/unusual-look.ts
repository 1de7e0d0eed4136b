import { Temporal } from 'temporal-polyfill'
import type { StaffActor } from '../../foundation/permissions/index.ts'
import { type RegisteredPerson, similarName } from '../../people/index.ts'
import type { Case } from '../case.ts'

export const unusualSigns = ['finished-long-ago', 'same-name', 'protected'] as const
export type UnusualSign = (typeof unusualSigns)[number]

/** Long enough for a letter that comes back and a call about it. */
export const FINISHED_FOR_DAYS = 30

type Looked = Pick<Case, 'applicant' | 'assignedTo' | 'decidedAt' | 'closedAt'>

/**
 * What makes a look at a case of the own team unusual. Whoever has taken the case is asked only where the name is
 * the own one: taking somebody's case in hand is the usual work.
 */
export function unusualLook(
  record: Looked,
  staff: Pick<StaffActor, 'id' | 'name'>,
  people: readonly Pick<RegisteredPerson, 'disclosureBlockUntil'>[],
  now: Temporal.Instant,
): UnusualSign[] {
  const ofOther = record.assignedTo !== staff.id
  const finishedAt = record.closedAt ?? record.decidedAt
  const longAgo = now.subtract({ hours: 24 * FINISHED_FOR_DAYS })
  const today = now.toZonedDateTimeISO('Europe/Berlin').toPlainDate()
  const blocked = people.some(
    ({ disclosureBlockUntil: until }) => until && Temporal.PlainDate.compare(until, today) >= 0,
  )
  const signs: Record<UnusualSign, boolean> = {
    'finished-long-ago': ofOther && finishedAt !== null && Temporal.Instant.compare(finishedAt, longAgo) < 0,
    'same-name': similarName(familyNameOf(staff.name), record.applicant.familyName),
    protected: ofOther && blocked,
  }
  return unusualSigns.filter(sign => signs[sign])
}

/** Staff are kept with one name, given names first. */
function familyNameOf(name: string): string {
  return name.trim().split(/\s+/).at(-1) ?? ''
}
