import type { Temporal } from 'temporal-polyfill'

export interface CalendarDay {
  readonly uid: string
  readonly day: Temporal.PlainDate
  readonly summary: string
  readonly description: string
  readonly madeAt: Temporal.Instant
}

/** One whole day as a calendar file (RFC 5545). */
export function calendarFile({ uid, day, summary, description, madeAt }: CalendarDay): Buffer {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Schalter//DE',
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${madeAt.round('second').toString().replace(/[-:]/g, '')}`,
    `DTSTART;VALUE=DATE:${basicDay(day)}`,
    `DTEND;VALUE=DATE:${basicDay(day.add({ days: 1 }))}`,
    `SUMMARY:${escaped(summary)}`,
    `DESCRIPTION:${escaped(description)}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return Buffer.from(lines.map(folded).join(''))
}

function basicDay(day: Temporal.PlainDate): string {
  return day.toString().replaceAll('-', '')
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, sign => `\\${sign}`).replace(/\r?\n/g, '\\n')
}

/** At most 75 bytes a line; a long one goes on after a space, and no letter is cut in two. */
function folded(line: string): string {
  let length = 0
  let result = ''
  for (const letter of line) {
    const size = Buffer.byteLength(letter)
    if (length + size > 74) {
      result += '\r\n '
      length = 1
    }
    result += letter
    length += size
  }
  return `${result}\r\n`
}
