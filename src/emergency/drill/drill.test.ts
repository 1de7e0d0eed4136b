import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { keepDaysAhead } from '../../appointments/availability/keep-days-ahead.ts'
import { importAppointments } from '../../appointments/import-appointments.ts'
import { readAppointmentFile } from '../../appointments/testing/appointment-file.ts'
import { writeAppointment } from '../../appointments/testing/write-appointment.ts'
import { inTransaction, type Transaction } from '../../foundation/database/index.ts'
import { sendNextMail, sendNextSms } from '../../foundation/messages/index.ts'
import { secretFrom } from '../../foundation/secret.ts'
import { createTestDatabase, digestOf, fixedClock, testMailIdentity } from '../../foundation/testing/index.ts'
import { addApproval, addPlanVersion, planHistory } from '../plans/queries.ts'
import { bookPeople } from '../testing/book-people.ts'
import { exampleActions, examplePlan } from '../testing/example-plan.ts'
import { askForDrill, listDrills } from './queries.ts'
import { runDrills } from './run-drill.ts'
import { sealed } from './sealed.ts'

const { db } = await createTestDatabase({ demo: true })
const clock = fixedClock('2026-11-30T06:00:00Z')
const secret = secretFrom('a secret for tests alone')
const author = { id: 'lead', name: 'Demo Leitung' }

async function plan(id: string, office: string): Promise<void> {
  const definition = examplePlan({ id, actions: exampleActions({ kind: 'office', id: office }) })
  await inTransaction(db, async tx => {
    await addPlanVersion(tx, { definition, basedOn: 0, author, at: clock.now() })
    await addApproval(tx, { plan: id, number: 1 }, { id: 'm', name: 'Demo Amt' }, clock.now())
  })
}
const ask = (id: string, of: string) =>
  inTransaction(db, tx =>
    askForDrill(tx, {
      id,
      plan: of,
      number: 1,
      startsAt: clock.now(),
      askedBy: author.name,
      askedAt: clock.now(),
    }),
  )

await inTransaction(db, async tx =>
  importAppointments(tx, await readAppointmentFile(), ['altona', 'billstedt'], clock.now()),
)
await keepDaysAhead(db, clock)
const day = clock.today().add({ days: 3 })
await writeAppointment(db, secret, { at: clock.now(), day, name: 'Demo Anruf', phone: '040 1' })
await writeAppointment(db, secret, { at: clock.now(), day, name: 'Demo Später', phone: null })

/** All of the database but what a drill is allowed to leave. */
async function withoutReport(): Promise<string[]> {
  return (await digestOf(db)).split('\n').filter(line => !/^emergency\.(drill|rehearsal) /.test(line))
}

test('a drill does all of it and leaves nothing but its report: no message, nobody moved, nothing shut', async () => {
  await plan('uebung', 'altona')
  const id = randomUUID()
  await ask(id, 'uebung')
  await ask(id, 'uebung')
  const before = await withoutReport()
  expect(await runDrills(db, clock)).toBe(1)
  expect(await runDrills(db, clock)).toBe(0)
  expect(await withoutReport()).toEqual(before)
  const { rows } = await sql`SELECT FROM foundation.outbox WHERE template LIKE 'appointment-%'`.execute(db)
  expect(rows).toEqual([])

  const [drill] = await listDrills(db, 1)
  expect(drill!.report).toMatchObject({
    fault: null,
    taken: { phone: 1, later: 1, 'other-office': 0, mail: 2, sms: 0, call: 0 },
  })
  expect(drill!.report!.lookedAfterMs).toBeGreaterThan(0)
  expect((await planHistory(db, 'uebung'))[0].rehearsedOn?.toString()).toBe('2026-11-30')
})

test('one that breaks off says why, and its plan does not count as rehearsed', async () => {
  await plan('kaputt', 'altona')
  await ask(randomUUID(), 'kaputt')
  let first = true
  const now = () => {
    if (!first) return clock.now()
    first = false
    throw new Error('Die Uhr steht.')
  }
  await runDrills(db, { ...clock, now, today: () => clock.today() })
  const drill = (await listDrills(db, 9)).find(one => one.plan === 'kaputt')
  expect(drill!.report!.fault).toBe('Die Uhr steht.')
  expect((await planHistory(db, 'kaputt'))[0].rehearsedOn).toBeNull()
})

test('what is sealed is taken back whole, whether it comes to its end or not', async () => {
  const count = async () => (await planHistory(db, 'uebung')).length
  const definition = examplePlan({ id: 'uebung' })
  const add = (tx: Transaction) => addPlanVersion(tx, { definition, basedOn: 1, author, at: clock.now() })
  expect(await sealed(db, async tx => [await add(tx), (await planHistory(tx, 'uebung')).length])).toEqual([
    true,
    2,
  ])
  await expect(
    sealed(db, async tx => {
      await add(tx)
      throw new Error('Halt')
    }),
  ).rejects.toThrow('Halt')
  expect(await count()).toBe(1)
})

describe('a drill of each plan of the district, with people who gave mail, a number for SMS, or nothing', () => {
  const plans = ['ganze-stadt-nur-dringend', 'kundenzentrum-schliessen', 'bergedorf-17-maerz-2020']

  beforeAll(async () => {
    await inTransaction(db, async tx =>
      importAppointments(tx, await readAppointmentFile(), ['bergedorf', 'altona', 'billstedt'], clock.now()),
    )
    await keepDaysAhead(db, clock)
    const when = { at: clock.now(), today: clock.today() }
    for (const office of ['bergedorf', 'altona', 'billstedt'])
      await bookPeople(db, { office, people: 9, ...when })
    await sql`UPDATE appointments.appointment SET email = NULL, sms_number = '+491711234567', sms_confirmed_at = ${clock.now()}
      WHERE first_step % 3 = 1`.execute(db)
    await sql`UPDATE appointments.appointment SET email = NULL, phone = NULL WHERE first_step % 3 = 2`.execute(
      db,
    )
    await inTransaction(db, async tx => {
      for (const id of plans)
        await addApproval(tx, { plan: id, number: 1 }, { id: 'm', name: 'Demo Amt' }, clock.now())
    })
    await sql`DELETE FROM foundation.outbox`.execute(db)
  })

  test.each(plans)('%s: nothing leaves the house, and nothing outside its report is another', async of => {
    await ask(randomUUID(), of)
    const before = await withoutReport()
    expect(await runDrills(db, clock)).toBe(1)
    const { fault, taken } = (await listDrills(db, 9)).find(one => one.plan === of)!.report!
    expect(fault).toBeNull()
    expect(taken.phone + taken.later + taken['other-office']).toBeGreaterThan(0)
    expect(await withoutReport()).toEqual(before)
    // Whatever has to leave would be handed over now, and in a year.
    const leaves = async () => {
      throw new Error('A message left the house.')
    }
    for (const hours of [0, 24 * 365]) {
      const later = fixedClock(`${clock.now().add({ hours })}`)
      expect(await sendNextMail(db, later, [], { deliver: leaves }, testMailIdentity)).toBe(false)
      expect(await sendNextSms(db, later, [], { deliver: leaves })).toBe(false)
    }
    const { rows } = await sql`SELECT FROM foundation.outbox`.execute(db)
    expect(rows).toEqual([])
  })
})
