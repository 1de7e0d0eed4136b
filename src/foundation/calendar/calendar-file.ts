import type { Temporal } from 'temporal-polyfill'

interface CalendarEntry {
  readonly uid: string
  readonly summary: string
  readonly description: string
  readonly madeAt: Temporal.Instant
}

export interface CalendarDay extends CalendarEntry {
  readonly day: Temporal.PlainDate
}

export interface CalendarMeeting extends CalendarEntry {
  readonly start: Temporal.Instant
  readonly end: Temporal.Instant
  readonly location: string | null
  /** Counts up: a calendar replaces what it has of the same uid. */
  readonly sequence: number
  /** Mail address of the house, which RFC 5546 wants for what can be replaced and removed. */
  readonly organizer: string
  readonly cancelled: boolean
}

/** One whole day as a calendar file (RFC 5545). */
export function calendarFile({ day, ...entry }: CalendarDay): Buffer {
  return fileFrom(
    [],
    [
      `DTSTART;VALUE=DATE:${basicDay(day)}`,
      `DTEND;VALUE=DATE:${basicDay(day.add({ days: 1 }))}`,
      ...wordsOf(entry),
      'TRANSP:TRANSPARENT',
    ],
    entry,
  )
}

/** A meeting that a later file of the same uid replaces, and a cancelled one removes (RFC 5546). Moments stand in UTC. */
export function meetingFile(meeting: CalendarMeeting): Buffer {
  const { start, end, location, sequence, organizer, cancelled } = meeting
  return fileFrom(
    [`METHOD:${cancelled ? 'CANCEL' : 'PUBLISH'}`],
    [
      `DTSTART:${basicInstant(start)}`,
      `DTEND:${basicInstant(end)}`,
      `SEQUENCE:${sequence}`,
      `STATUS:${cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
      `ORGANIZER:mailto:${organizer}`,
      ...wordsOf(meeting),
      ...(location ? [`LOCATION:${escaped(location)}`] : []),
    ],
    meeting,
  )
}

function wordsOf({ summary, description }: CalendarEntry): string[] {
  return [`SUMMARY:${escaped(summary)}`, `DESCRIPTION:${escaped(description)}`]
}

function fileFrom(head: readonly string[], event: readonly string[], { uid, madeAt }: CalendarEntry): Buffer {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Schalter//DE',
    ...head,
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${basicInstant(madeAt)}`,
    ...event,
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return Buffer.from(lines.map(folded).join(''))
}

function basicInstant(instant: Temporal.Instant): string {
  return instant.round('second').toString().replace(/[-:]/g, '')
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
