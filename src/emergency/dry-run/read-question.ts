import { Temporal } from 'temporal-polyfill'
import type { Span } from '../../appointments/index.ts'
import type { FieldProblem } from '../../foundation/html/index.ts'
import { BERLIN, formatShortDay, type Language } from '../../foundation/language/index.ts'
import { readDay } from '../../foundation/text/index.ts'
import { dryRunMessages } from './messages.ts'

/** From when until when, as it was typed. */
export interface TypedSpan {
  readonly from: string
  readonly time: string
  readonly until: string
}

const BEGINS = '7:00'

/** As the address says it: `ab` as a day, or as `2026-11-30T07:00`; left out: tomorrow at seven. */
export function typedSpan(query: URLSearchParams, today: Temporal.PlainDate, language: Language): TypedSpan {
  const one = (name: string) => (query.get(name) ?? '').slice(0, 40)
  const [, day, clock] = /^(\d{4}-\d{2}-\d{2})T(\d{1,2}:\d{2})/.exec(one('ab')) ?? []
  return {
    from: day ?? (one('ab') || formatShortDay(today.add({ days: 1 }), language)),
    time: one('um') || (clock ?? BEGINS),
    until: one('bis'),
  }
}

type Read = { readonly span: Span } | { readonly problems: readonly FieldProblem[] }

export function readSpan(typed: TypedSpan, now: Temporal.Instant, language: Language): Read {
  const t = dryRunMessages[language]
  const problems: FieldProblem[] = []
  const note = (field: string, sentence: string) => {
    problems.push({ field, label: t.fields[field]!, sentence })
    return null
  }
  const today = now.toZonedDateTimeISO(BERLIN).toPlainDate()
  const day = (field: string, text: string) => {
    const read = readDay({}, text, { language, today })
    return 'faults' in read ? note(field, read.faults[0]!.sentence) : Temporal.PlainDate.from(read.value)
  }
  const begin = day('ab', typed.from)
  const time = clockOf(typed.time) ?? note('um', t.wrongTime)
  const end = typed.until.trim() ? day('bis', typed.until) : null
  if (problems.length > 0 || !begin || !time) return { problems }
  const from = begin.toZonedDateTime({ timeZone: BERLIN, plainTime: time }).toInstant()
  const until = end?.toZonedDateTime(BERLIN).toInstant() ?? null
  if (Temporal.Instant.compare(from, now) < 0) note('ab', t.past)
  if (until && Temporal.Instant.compare(until, from) <= 0) note('bis', t.endBeforeBegin)
  return problems.length > 0 ? { problems } : { span: { from, until } }
}

function clockOf(text: string): Temporal.PlainTime | null {
  const [, hour, minute] = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/.exec(text.trim()) ?? []
  return hour ? new Temporal.PlainTime(Number(hour), Number(minute)) : null
}
