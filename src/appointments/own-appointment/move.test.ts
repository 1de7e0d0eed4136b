import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { CaseHouse } from '../../cases/testing/case-house.ts'
import { buildServer } from '../../foundation/http/index.ts'
import { Client } from '../../foundation/testing/index.ts'
import { mounts } from '../../mounts.ts'
import { keyhole } from '../access/appointment-access.ts'
import { holdPlace } from '../booking/hold-place.ts'
import { findAppointmentByReference } from '../queries.ts'
import { buildOffice, days, demand, openRule } from '../testing/small-city.ts'
import { writeAppointment } from '../testing/write-appointment.ts'

let house: CaseHouse
let visitor: Client
beforeAll(async () => {
  house = await CaseHouse.build()
  visitor = new Client(await buildServer(house.house, mounts), house.secret)
})

test('whoever gave no number is not moved to a call, and reads why; the old place stays', async () => {
  const today = house.clock.today()
  await buildOffice(house.db, 'altona', ['phone'], [openRule('altona')], days(14, today))
  const at = house.clock.now()
  const { id, reference } = await writeAppointment(house.db, house.secret, {
    at,
    day: today.add({ days: 3 }),
    state: 'booked',
    phone: null,
  })
  const before = (await findAppointmentByReference(house.db, reference))!
  const held = await holdPlace(house.db, {
    id: randomUUID(),
    office: 'altona',
    day: today.add({ days: (8 - today.dayOfWeek) % 7 || 7 }),
    step: 6,
    demand: demand({ kinds: ['phone'], mode: 'phone' }),
    errands: before.services,
    contingent: 'online',
    at,
  })
  await visitor.post('/mein-termin', { nummer: reference, code: keyhole.code(house.secret, id, 0) })
  const path = `/mein-termin/${reference}/verschieben/${held!.id}`
  const refused = `/mein-termin/${reference}?nicht=telefon`
  expect((await visitor.get(path)).headers.location).toBe(refused)
  expect((await visitor.post(path)).headers.location).toBe(refused)
  expect((await visitor.get(refused)).body).toContain('fehlt uns Ihre Telefonnummer')
  expect(await findAppointmentByReference(house.db, reference)).toMatchObject({
    mode: before.mode,
    day: before.day,
  })
})
