import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { writeOverlay } from '../../channels/index.ts'
import { inTransaction } from '../../foundation/database/index.ts'
import { createTestDatabase, fixedClock } from '../../foundation/testing/index.ts'
import { demandOf } from '../appointment.ts'
import { keepDaysAhead } from '../availability/keep-days-ahead.ts'
import { earliestSlots } from '../availability/search.ts'
import { openModes } from '../finder/open-modes.ts'
import { importAppointments } from '../import-appointments.ts'
import { allNeeds } from '../queries.ts'
import { readAppointmentFile } from '../testing/appointment-file.ts'
import { holdOpenPlace } from './hold-open-place.ts'

const { db } = await createTestDatabase({ demo: true })
const clock = fixedClock('2026-11-30T06:00:00Z')
const errands = [{ id: 'meldebescheinigung', persons: 1 }]

beforeAll(async () => {
  await inTransaction(db, async tx =>
    importAppointments(tx, await readAppointmentFile(), ['altona'], clock.now()),
  )
  await keepDaysAhead(db, clock)
})

async function hold(mode: 'phone' | 'onsite') {
  const at = clock.now()
  const demand = demandOf(errands, await allNeeds(db), mode, [])!
  const from = clock.today().add({ days: 2 })
  const search = {
    demand,
    offices: ['altona'],
    from,
    until: from.add({ days: 9 }),
    contingent: 'online',
  } as const
  const [slot] = await earliestSlots(db, { ...search, hours: null, now: at }, 1)
  return holdOpenPlace(db, { ...slot!, id: randomUUID(), demand, errands, contingent: 'online', at })
}

test('an appointment by telephone is held only where that way is open, and one on site always', async () => {
  const offered = () => openModes(db, ['onsite', 'phone', 'video'], { errands }, clock.now())
  expect(await hold('phone')).not.toBeNull()
  expect(await offered()).toContain('phone')
  const reason = { de: 'Die Telefone sind ausgefallen.', en: 'The telephones are down.' }
  const shut = { place: { kind: 'city' }, service: null, step: null, state: 'closed', reason } as const
  const by = { createdBy: 'Demo', createdAt: clock.now() }
  await inTransaction(db, tx =>
    writeOverlay(tx, { ...shut, ...by, id: randomUUID(), channel: 'phone', from: clock.now(), until: null }),
  )
  clock.advance({ minutes: 2 })
  expect(await hold('phone')).toBeNull()
  // Pages are at most a second behind.
  await expect.poll(offered, { timeout: 5_000 }).not.toContain('phone')
  expect(await hold('onsite')).not.toBeNull()
})
