import type { FieldProblem } from '../../foundation/html/index.ts'
import type { Body } from '../../foundation/http/index.ts'
import { readMobileNumber } from '../../foundation/messages/index.ts'
import { type Reader, readFormat } from '../../foundation/text/index.ts'
import { readBooking, type TypedBooking, typedBooking } from '../book-online/read-person.ts'
import type { Person } from '../booking/person-key.ts'
import { LAST_HOUR, stepsOf, type Wanted, wantedFrom } from '../finder/wanted.ts'
import { STEPS } from '../steps.ts'
import type { Contact } from './join-list.ts'
import { waitingMessages } from './messages.ts'

/** Nothing begins when the day ends. */
export const LAST_FROM = LAST_HOUR - 1
const WORKDAYS = [1, 2, 3, 4, 5]

/** What was typed, as it was typed. */
export interface TypedJoining extends Pick<TypedBooking, 'persons' | 'email'> {
  readonly mobile: string
  readonly where: string
  readonly fromHour: number | null
  readonly untilHour: number | null
  readonly weekdays: readonly number[]
}

/** Before anything was typed: as the search had it. */
export function firstJoining({ where, fromHour, untilHour }: Wanted, count: number): TypedJoining {
  const persons = Array.from({ length: count }, () => ({ name: '', birthDate: '' }))
  return { persons, email: '', mobile: '', where, fromHour, untilHour, weekdays: WORKDAYS }
}

export function typedJoining(body: Body, count: number): TypedJoining {
  const fields = new URLSearchParams(['wo', 'ab', 'bis'].map(name => [name, body.get(name)]))
  const { where } = wantedFrom(fields)
  const hour = (name: string) => wantedFrom(new URLSearchParams([['ab', body.get(name)]])).fromHour
  return {
    ...typedBooking(body, count),
    mobile: body.get('handy').slice(0, 60),
    where,
    fromHour: hour('ab'),
    untilHour: hour('bis'),
    weekdays: body.all('tage').flatMap(day => (/^[1-7]$/.test(day) ? Number(day) : [])),
  }
}

export interface ReadJoining {
  readonly persons: readonly Person[]
  /** Null: none was given, or it is known already. */
  readonly contact: Contact | null
  readonly hours: { readonly from: number; readonly until: number }
  readonly weekdays: readonly number[]
}

/** How the house may ask: by SMS only where it sends some. Null: it is known already. */
export interface Ways {
  readonly smsCountries: readonly string[] | null
  /** They are to be called: a number is needed, and an address is not enough. */
  readonly byPhone?: boolean
}

/** Every field is looked at, so that all sentences come at once. */
export function readJoining(
  typed: TypedJoining,
  ways: Ways | null,
  reader: Reader,
): { readonly joining: ReadJoining; readonly problems: readonly FieldProblem[] } {
  const t = waitingMessages[reader.language]
  const people = { persons: typed.persons, email: '', phone: '', remind: false }
  const { booking, problems: wrong } = readBooking(people, false, reader)
  const problems: FieldProblem[] = []
  const { fromHour, untilHour, weekdays } = typed
  if (fromHour !== null && untilHour !== null && untilHour <= fromHour)
    problems.push({ field: 'bis', label: t.when, sentence: t.noHours })
  if (fromHour !== null && fromHour > LAST_FROM)
    problems.push({ field: 'ab', label: t.when, sentence: t.tooLateFrom(LAST_FROM) })
  if (weekdays.length === 0) problems.push({ field: 'tage', label: t.days, sentence: t.noDays })
  problems.push(...wrong)
  const contact = ways ? readContact(typed, ways, reader, problems) : null
  const hours = stepsOf({ fromHour, untilHour }) ?? { from: 0, until: STEPS }
  return { joining: { persons: booking.persons, contact, hours, weekdays }, problems }
}

function readContact(
  { email, mobile }: TypedJoining,
  { smsCountries, byPhone = false }: Ways,
  { language }: Reader,
  problems: FieldProblem[],
): Contact | null {
  const t = waitingMessages[language]
  const typedMail = email.trim() !== '' && !(byPhone && smsCountries)
  const typedMobile = smsCountries !== null && mobile.trim() !== ''
  const say = (field: string, label: string, sentence: string) => {
    problems.push({ field, label, sentence })
    return null
  }
  if (byPhone && !typedMobile)
    return smsCountries ? say('handy', t.mobile, t.numberToCall) : say('email', t.email, t.noNumberToCall)
  if (typedMail && typedMobile) return say('handy', t.mobile, t.notBoth)
  if (typedMobile) {
    const read = readMobileNumber(mobile, smsCountries)
    return read.ok ? { email: null, mobile: read.number } : say('handy', t.mobile, t.noMobile)
  }
  if (!typedMail) return say('email', t.email, smsCountries ? t.oneOfBoth : t.emailOnly)
  const read = readFormat.email(email, language)
  return 'faults' in read
    ? say('email', t.email, read.faults[0]!.sentence)
    : { email: read.value, mobile: null }
}
