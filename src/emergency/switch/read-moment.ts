import { Temporal } from 'temporal-polyfill'
import { BERLIN } from '../../foundation/language/index.ts'
import { type Reader, readClock, readDay } from '../../foundation/text/index.ts'
import { switchMessages } from './messages.ts'

export interface TypedMoment {
  readonly day: string
  readonly time: string
}

/** A moment, or what to say beside which of the two fields. */
export type ReadMoment =
  | { readonly moment: Temporal.Instant }
  | { readonly field: 'day' | 'time'; readonly sentence: string }

/** A day and a time of the clock in Berlin. In the hour that is missing or doubled when the clock changes nothing is guessed. */
export function readMoment({ day, time }: TypedMoment, reader: Reader): ReadMoment {
  const t = switchMessages[reader.language]
  const outcome = readDay({}, day, reader)
  if ('faults' in outcome) return { field: 'day', sentence: outcome.faults[0]!.sentence }
  const clock = readClock(time)
  if (!clock) return { field: 'time', sentence: t.timeFormat }
  try {
    const local = Temporal.PlainDate.from(outcome.value).toPlainDateTime(clock)
    return { moment: local.toZonedDateTime(BERLIN, { disambiguation: 'reject' }).toInstant() }
  } catch {
    return { field: 'time', sentence: t.noSuchTime }
  }
}
