import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { beforeEach, describe, expect, test } from 'vitest'
import { inTransaction } from '../../foundation/database/index.ts'
import { sendNextSms } from '../../foundation/messages/index.ts'
import { citizen } from '../../foundation/permissions/index.ts'
import { secretFrom } from '../../foundation/secret.ts'
import { createTestDatabase, fixedClock } from '../../foundation/testing/index.ts'
import { cancelAppointment } from '../booking/change-appointment.ts'
import { expireAppointments } from '../expire-appointments.ts'
import { remind } from '../news/remind.ts'
import { reminderSmsTemplates } from '../news/reminder-sms.ts'
import { startOf } from '../steps.ts'
import { writeAppointment } from '../testing/write-appointment.ts'
import {
  CODE_MINUTES,
  confirmReminderNumber,
  findReminderNumber,
  giveReminderNumber,
  reminderCode,
  takeBackReminderNumber,
} from './reminder-number.ts'

const NUMBER = '+491711234567'
const { db } = await createTestDatabase()
const secret = secretFrom('a secret for tests, long enough')
const at = Temporal.Instant.from('2026-11-03T08:52:00Z')
const day = Temporal.PlainDate.from('2026-11-16')
const start = startOf(day, 4).toInstant()

let id = ''
let clock: ReturnType<typeof fixedClock>
beforeEach(async () => {
  await sql`DELETE FROM foundation.outbox`.execute(db)
  await sql`DELETE FROM appointments.appointment`.execute(db)
  id = (await writeAppointment(db, secret, { at, day })).id
  clock = fixedClock(at.toString())
})

const give = (number = NUMBER, when = at) =>
  inTransaction(db, tx => giveReminderNumber(tx, { id, number, language: 'de', at: when }))
const confirm = (code: string, when = at) =>
  inTransaction(db, tx => confirmReminderNumber(tx, secret, { id, code, at: when }))
/** What reaches the phone. */
async function received(): Promise<string[]> {
  const texts: string[] = []
  const templates = reminderSmsTemplates({ secret, publicUrl: 'https://amt.example', clock })
  while (await sendNextSms(db, clock, templates, { deliver: async ({ text }) => void texts.push(text) }));
  return texts
}
const codeIn = (text: string) => /\d{6}/.exec(text)![0]

describe('the number', () => {
  const numbers = async () =>
    (
      await sql<{ number: string | null }>`SELECT sms_number AS number FROM appointments.appointment`.execute(
        db,
      )
    ).rows
  test('that nobody confirmed goes a day after its code, and a confirmed one stays', async () => {
    await give()
    const until = at.add({ minutes: CODE_MINUTES })
    await expireAppointments(db, fixedClock(until.add({ hours: 24 }).toString()))
    expect(await numbers()).toEqual([{ number: NUMBER }])
    await expireAppointments(db, fixedClock(until.add({ hours: 25 }).toString()))
    expect(await numbers()).toEqual([{ number: null }])
    await give()
    await confirm(reminderCode(secret, (await findReminderNumber(db, id))!))
    await expireAppointments(db, fixedClock(until.add({ hours: 25 }).toString()))
    expect(await numbers()).toEqual([{ number: NUMBER }])
  })

  test.each([true, false])('goes when the appointment is cancelled, confirmed or not', async confirmed => {
    await give()
    if (confirmed) await confirm(reminderCode(secret, (await findReminderNumber(db, id))!))
    await inTransaction(db, tx => cancelAppointment(tx, { id, by: citizen, at }))
    expect(await numbers()).toEqual([{ number: null }])
  })
})

describe('reminders by SMS', () => {
  test('go to a number whose owner typed the code, and to no other', async () => {
    for (const _ of [1, 2]) await give()
    const [text, ...more] = await received()
    expect(more).toEqual([])
    expect(await confirm(codeIn(text!) === '000000' ? '111111' : '000000')).toBe(false)
    expect(await remind(db, start.subtract({ hours: 71 }))).toBe(0)
    for (const _ of [1, 2]) expect(await confirm(codeIn(text!))).toBe(true)
    for (const hours of [71, 70, 23, 22]) {
      const now = start.subtract({ hours })
      clock = fixedClock(now.toString())
      const due = hours === 71 || hours === 23
      expect(await remind(db, now)).toBe(due ? 1 : 0)
      const texts = (await received()).map(one => one.replace(/\b0(?=\d:)/, ''))
      expect(texts).toEqual(
        due
          ? [
              'Ihr Termin im Bezirksamt: Montag, 16. November, um 8:00 Uhr. Absagen: https://amt.example/mein-termin',
            ]
          : [],
      )
    }
  })

  test('a code is good for half an hour and for its number', async () => {
    await give()
    const [first] = await received()
    expect(await confirm(codeIn(first!), at.add({ minutes: CODE_MINUTES }))).toBe(false)
    const later = at.add({ minutes: 5 })
    clock = fixedClock(later.toString())
    await give('+491727654321', later)
    const [second] = await received()
    expect(await confirm(codeIn(second!), later)).toBe(true)
    expect(await findReminderNumber(db, id)).toMatchObject({ number: '+491727654321' })
  })

  test('end when the number is taken back; a late yes does not make up for what is past', async () => {
    const late = start.subtract({ hours: 30 })
    clock = fixedClock(late.toString())
    await give(NUMBER, late)
    expect(await confirm(codeIn((await received())[0]!), late)).toBe(true)
    expect(await remind(db, late)).toBe(0)
    await inTransaction(db, tx => takeBackReminderNumber(tx, id, late))
    expect(await remind(db, start.subtract({ hours: 23 }))).toBe(0)
    expect(await findReminderNumber(db, id)).toBeNull()
  })
})

test('by mail as before: for whoever asked, twice, and not in the hour of the booking', async () => {
  await sql`UPDATE appointments.appointment SET remind = true WHERE id = ${id}`.execute(db)
  expect(await remind(db, start.subtract({ hours: 71 }))).toBe(1)
  expect(await remind(db, start.subtract({ hours: 71 }))).toBe(0)
  expect(await remind(db, start.subtract({ hours: 20 }))).toBe(1)
  const { rows } = await sql<{
    way: string
  }>`SELECT way FROM foundation.outbox WHERE subject_id = ${id}`.execute(db)
  expect(rows).toEqual([{ way: 'mail' }, { way: 'mail' }])
  const fresh = await writeAppointment(db, secret, { at: start.subtract({ hours: 20 }), day })
  await sql`UPDATE appointments.appointment SET remind = true WHERE id = ${fresh.id}`.execute(db)
  expect(await remind(db, start.subtract({ hours: 20 }))).toBe(0)
})
