import { offersSms } from '../../foundation/config.ts'
import { inTransaction } from '../../foundation/database/index.ts'
import { titleOf } from '../../foundation/html/index.ts'
import { type Answer, countTry, type Limit, page, redirect, type Visit } from '../../foundation/http/index.ts'
import { readMobileNumber } from '../../foundation/messages/index.ts'
import { section } from '../finder/visit-finder.tsx'
import type { Appointment } from '../queries.ts'
import { reminderMessages } from './messages.ts'
import {
  confirmReminderNumber,
  findReminderNumber,
  giveReminderNumber,
  takeBackReminderNumber,
} from './reminder-number.ts'
import { ReminderPage, type ReminderPageProps } from './reminder-page.tsx'

/** Anybody can type anybody's number, so codes are few: for an appointment, to a number, from a connection. */
const codes: readonly Limit[] = [
  { purpose: 'reminder-code-appointment', tries: 5, windowMinutes: 24 * 60 },
  { purpose: 'reminder-code-number', tries: 5, windowMinutes: 24 * 60 },
  { purpose: 'reminder-code-connection', tries: 20, windowMinutes: 24 * 60 },
]
const tries: Limit = { purpose: 'reminder-code-try', tries: 5, windowMinutes: 24 * 60 }

const pathOf = ({ reference }: Appointment, rest = '') => `/mein-termin/${reference}/sms${rest}`

export function getReminder(visit: Visit, appointment: Appointment): Promise<Answer> {
  return show(visit, appointment, appointment.phone ?? '', null, 200)
}

export async function postNumber(visit: Visit, appointment: Appointment): Promise<Answer> {
  const { body, config, db, language, clock, secret, address } = visit
  const t = reminderMessages[language]
  const typed = body.get('nummer').slice(0, 60)
  const failed = (sentence: string, status: number) =>
    show(visit, appointment, typed, { field: 'nummer', sentence }, status)
  if (!offersSms(config)) return failed(t.notHere, 422)
  const read = readMobileNumber(typed, config.smsCountries)
  if (!read.ok) return failed(t.wrongNumber, 422)
  const { id } = appointment
  const at = clock.now()
  const keys = [id, read.number, config.rateLimit ? address : null]
  for (const [n, limit] of codes.entries())
    if (keys[n] && !(await countTry(db, secret, limit, keys[n], at))) return failed(t.tooMany, 429)
  await inTransaction(db, tx => giveReminderNumber(tx, { id, number: read.number, language, at }))
  return redirect(pathOf(appointment))
}

/** Five tries a day, counted before the code is looked at. */
export async function postCode(visit: Visit, appointment: Appointment): Promise<Answer> {
  const { body, db, language, clock, secret } = visit
  const t = reminderMessages[language]
  const { id } = appointment
  const at = clock.now()
  const failed = (sentence: string, status: number) =>
    show(visit, appointment, '', { field: 'code', sentence }, status)
  if (!(await countTry(db, secret, tries, id, at))) return failed(t.tooMany, 429)
  const code = body.get('code').slice(0, 40)
  const done = await inTransaction(db, tx => confirmReminderNumber(tx, secret, { id, code, at }))
  return done ? redirect(pathOf(appointment)) : failed(t.wrongCode, 422)
}

export async function postEnd(visit: Visit, appointment: Appointment): Promise<Answer> {
  await inTransaction(visit.db, tx => takeBackReminderNumber(tx, appointment.id, visit.clock.now()))
  return redirect(pathOf(appointment))
}

async function show(
  visit: Visit,
  { id, reference, state }: Appointment,
  typed: string,
  error: ReminderPageProps['error'],
  status: number,
): Promise<Answer> {
  if (state !== 'booked') return redirect(`/mein-termin/${reference}?nicht=vorbei`)
  const { db, config, language } = visit
  const given = await findReminderNumber(db, id)
  const title = titleOf(language, reminderMessages[language].title, error ? [error] : [])
  const props = { reference, given, offered: offersSms(config), typed, error }
  return page(title, <ReminderPage {...props} />, { ...section, status })
}
