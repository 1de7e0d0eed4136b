import { randomUUID } from 'node:crypto'
import { Temporal } from 'temporal-polyfill'
import type { FieldProblem } from '../../foundation/html/index.ts'
import type { Localized } from '../../foundation/language/index.ts'
import { type Reader, readClock, readDay, textSentences, tidyLine } from '../../foundation/text/index.ts'
import type { Pool } from '../availability/queries.ts'
import { type KeptFor, keptFor, type NewRule, type Repeats, type Says } from '../availability/rule.ts'
import { stepsBetween, stepsTouched } from '../steps.ts'
import { rulesMessages } from './messages.ts'
import type { TypedRule } from './typed-rule.ts'

type Read = { readonly rule: NewRule } | { readonly problems: readonly FieldProblem[] }
type Note = (field: string, sentence: string) => null

const LONGEST_REASON = 120
const MOST_PLACES = 999
const MOST_WEEKS = 52

/** Every field is looked at, so that all sentences come at once. Pools that are not this office's are none of its. */
export function readRule(typed: TypedRule, office: string, pools: readonly Pool[], reader: Reader): Read {
  const t = rulesMessages[reader.language]
  const problems: FieldProblem[] = []
  const note: Note = (field, sentence) => {
    problems.push({ field, label: t.fields[field]!, sentence })
    return null
  }
  const says = readSays(typed, reader, note)
  const known = new Set(pools.map(({ id }) => id))
  if (!typed.pools.every(pool => known.has(pool))) note('platz', t.unknownPool)
  const repeats = readRepeats(typed, reader, note)
  const days = readDays(typed, reader, note)
  const hours = readHours(typed, reader, note)
  const reason = readReason(typed, reader, note)
  if (problems.length > 0 || !says || !repeats || !days || !hours) return { problems }
  const when = { ...days, ...hours }
  return { rule: { id: randomUUID(), office, pools: typed.pools, reason, ...says, ...repeats, ...when } }
}

function readSays(typed: TypedRule, { language }: Reader, note: Note): Says | null {
  const t = rulesMessages[language]
  const { kind, keptFor: whom } = typed
  if (kind === 'closed') return { kind }
  if (kind !== 'open' && kind !== 'kept') return note('art', t.chooseKind)
  const places = wholeNumber(typed.places, 1, MOST_PLACES)
  if (!places) note('plaetze', t.placesBetween(MOST_PLACES))
  if (kind === 'kept' && !isKeptFor(whom)) return note('fuer', t.chooseKeptFor)
  if (!places) return null
  return kind === 'open' ? { kind, places } : { kind, places, keptFor: whom as KeptFor }
}

function readRepeats(typed: TypedRule, { language }: Reader, note: Note): Repeats | null {
  const t = rulesMessages[language]
  if (typed.repeats === 'once') return { repeats: 'once' }
  const weekdays = [1, 2, 3, 4, 5, 6, 7].filter(day => typed.weekdays.includes(String(day)))
  if (weekdays.length === 0) note('wochentag', t.chooseWeekdays)
  switch (typed.repeats) {
    case 'weekly':
      return { repeats: 'weekly', weekdays, everyWeeks: 1 }
    case 'every-weeks': {
      const everyWeeks = wholeNumber(typed.weeks, 2, MOST_WEEKS)
      return everyWeeks
        ? { repeats: 'weekly', weekdays, everyWeeks }
        : note('wochen', t.weeksBetween(MOST_WEEKS))
    }
    case 'monthly':
      if (!/^([1-4]|-1)$/.test(typed.nth)) return note('woche-im-monat', t.chooseNth)
      return { repeats: 'monthly', weekdays, nth: Number(typed.nth) }
    default:
      return note('wiederholt', t.chooseRepeats)
  }
}

/** A rule that repeats may begin in the past: its weeks are counted from there. */
function readDays(
  typed: TypedRule,
  reader: Reader,
  note: Note,
): Pick<NewRule, 'validFrom' | 'validUntil'> | null {
  const t = rulesMessages[reader.language]
  const once = typed.repeats === 'once'
  const validFrom = dayOf('ab', typed.from, once, reader, note)
  if (once || typed.until.trim() === '')
    return validFrom && { validFrom, validUntil: once ? validFrom : null }
  const validUntil = dayOf('bis', typed.until, true, reader, note)
  if (!validFrom || !validUntil) return null
  if (Temporal.PlainDate.compare(validUntil, validFrom) < 0) return note('bis', t.untilBeforeFrom)
  return { validFrom, validUntil }
}

function dayOf(
  field: string,
  text: string,
  ahead: boolean,
  reader: Reader,
  note: Note,
): Temporal.PlainDate | null {
  if (text.trim() === '') return note(field, textSentences[reader.language].missingText)
  const day = readDay({ notBefore: ahead ? 'today' : '1900-01-01' }, text, reader)
  return 'faults' in day ? note(field, day.faults[0]!.sentence) : Temporal.PlainDate.from(day.value)
}

function readHours(
  typed: TypedRule,
  { language }: Reader,
  note: Note,
): Pick<NewRule, 'from' | 'until'> | null {
  const t = rulesMessages[language]
  const [from, until] = [readClock(typed.fromTime), readClock(typed.untilTime)]
  if (!from) note('von', t.timeFormat)
  if (!until) note('ende', t.timeFormat)
  if (!from || !until) return null
  if (Temporal.PlainTime.compare(from, until) >= 0) return note('ende', t.endBeforeBegin)
  // What opens needs whole quarters of an hour, what takes away touches them.
  const steps = typed.kind === 'open' ? stepsBetween(from, until) : stepsTouched(from, until)
  return steps.from < steps.until ? { from, until } : note('ende', t.outsideTheDay)
}

/** Citizens read either language: a reason is given in both or in none. */
function readReason(typed: TypedRule, { language }: Reader, note: Note): Localized | null {
  const t = rulesMessages[language]
  const [de, en] = [tidyLine(typed.reason.de), tidyLine(typed.reason.en)]
  for (const [field, text, other] of [
    ['grund-de', de, en],
    ['grund-en', en, de],
  ] as const) {
    if (text.length > LONGEST_REASON)
      note(field, textSentences[language].tooLong(LONGEST_REASON, text.length))
    if (!text && other) note(field, t.reasonInBoth)
  }
  return de && en ? { de, en } : null
}

function wholeNumber(text: string, least: number, most: number): number | null {
  const typed = tidyLine(text)
  if (!/^\d{1,4}$/.test(typed)) return null
  const number = Number(typed)
  return number >= least && number <= most ? number : null
}

function isKeptFor(text: string): text is KeptFor {
  return (keptFor as readonly string[]).includes(text)
}
