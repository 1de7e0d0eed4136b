import pg from 'pg'
import { Temporal } from 'temporal-polyfill'

/**
 * How PostgreSQL's values reach us: instants and days as Temporal, counts as numbers that are exact or an
 * error, money and shares (`numeric`) as strings, because a float would round them.
 */
export const valueTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && parsers[oid]) || pg.types.getTypeParser(oid, format)) as never,
}

const { INT8, DATE, TIMESTAMP, TIMESTAMPTZ } = pg.types.builtins
const INT8_ARRAY = 1016
const DATE_ARRAY = 1182
const TIMESTAMP_ARRAY = 1115
const TIMESTAMPTZ_ARRAY = 1185

const parsers: Record<number, (text: string) => unknown> = {
  [INT8]: integer,
  [DATE]: day,
  [TIMESTAMP]: localTime,
  [TIMESTAMPTZ]: instant,
  [INT8_ARRAY]: arrayOf(integer),
  [DATE_ARRAY]: arrayOf(day),
  [TIMESTAMP_ARRAY]: arrayOf(localTime),
  [TIMESTAMPTZ_ARRAY]: arrayOf(instant),
}

function integer(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is too large to be exact as a number`)
  return value
}

/** A calendar asks for the same few days again and again, and a day never changes. */
const days = new Map<string, Temporal.PlainDate>()
const MOST_DAYS = 4000

function day(text: string): Temporal.PlainDate {
  const known = days.get(text)
  if (known) return known
  const found = Temporal.PlainDate.from(finite(text))
  if (days.size >= MOST_DAYS) days.clear()
  days.set(text, found)
  return found
}

function localTime(text: string): Temporal.PlainDateTime {
  return Temporal.PlainDateTime.from(finite(text))
}

/** As PostgreSQL writes an instant whose session lives in UTC: nearly all of them, and read ten times as fast. */
const IN_UTC = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d{1,3})?)\+00$/

function instant(text: string): Temporal.Instant {
  const parts = IN_UTC.exec(text)
  if (!parts) return Temporal.Instant.from(finite(text))
  return Temporal.Instant.fromEpochMilliseconds(Date.parse(`${parts[1]}T${parts[2]}Z`))
}

/** "No end" is NULL in our tables. */
function finite(text: string): string {
  if (text.endsWith('infinity') || text.endsWith('BC'))
    throw new RangeError(`${text} is no point in our time`)
  return text
}

function arrayOf(parse: (text: string) => unknown): (text: string) => unknown {
  const split = pg.types.getTypeParser(pg.types.builtins.TEXT + 984) as (text: string) => (string | null)[]
  return text => split(text).map(item => (item === null ? null : parse(item)))
}

/** pg asks every parameter for `toPostgres`; without it a Temporal value would be sent as JSON in quotes. */
for (const type of [Temporal.PlainDate, Temporal.PlainDateTime, Temporal.PlainTime, Temporal.Duration]) {
  Object.defineProperty(type.prototype, 'toPostgres', {
    configurable: true,
    value(this: { toString(): string }) {
      return this.toString()
    },
  })
}

const NANOSECONDS_OF_A_MILLISECOND = 1_000_000n

Object.defineProperty(Temporal.Instant.prototype, 'toPostgres', {
  configurable: true,
  value(this: Temporal.Instant) {
    // Nearly all are whole milliseconds, as the clock gives them; then the language's own date is far quicker.
    const whole = this.epochNanoseconds % NANOSECONDS_OF_A_MILLISECOND === 0n
    const year = whole ? new Date(this.epochMilliseconds).getUTCFullYear() : 0
    return year >= 1 && year <= 9999 ? new Date(this.epochMilliseconds).toISOString() : this.toString()
  },
})
