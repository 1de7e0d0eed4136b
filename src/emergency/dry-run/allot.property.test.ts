import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { type BookedGroup, personKinds, type ServiceNeed } from '../../appointments/index.ts'
import type { Office } from '../../offices/index.ts'
import { takeovers } from '../plan.ts'
import { allot, suitsGroup } from './allot.ts'
import type { Touched } from './touched.ts'

const day = Temporal.PlainDate.from('2026-11-02')
const need = (service: string, modes: ServiceNeed['modes']): [string, ServiceNeed] => [
  service,
  { service, minutes: 15, setupMinutes: 0, kinds: ['counter'], modes, walkIn: false },
]
const needs = new Map([
  need('meldebescheinigung', ['onsite', 'phone', 'video']),
  need('reisepass', ['onsite']),
])
const office = { id: 'altona' } as Office

const group = fc
  .record({
    service: fc.constantFrom('meldebescheinigung', 'reisepass'),
    persons: fc.constantFrom(1, 3),
    needs: fc.subarray(['step-free', 'quiet', 'interpreter:tr'] as const),
    kinds: fc.array(fc.nat(4), { minLength: personKinds.length, maxLength: personKinds.length }),
  })
  .map(({ service, persons, needs: wanted, kinds }): BookedGroup => {
    const bookings = kinds.reduce((sum, count) => sum + count, 0)
    const told = { mail: 0, sms: 0, call: 0, unreachable: bookings }
    return {
      office: 'altona',
      services: [{ id: service, persons }],
      needs: wanted,
      bookings,
      people: bookings,
      ...told,
      kinds,
      first: day,
      last: day,
    }
  })

test('over any plan and any bookings everybody is counted once, and never for a way that does not suit', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(group, {
        minLength: 1,
        maxLength: 6,
        selector: one => JSON.stringify([one.services, one.needs]),
      }),
      fc.shuffledSubarray([...takeovers]),
      fc.record({ phone: fc.boolean(), video: fc.boolean(), online: fc.boolean() }),
      fc.nat(3),
      fc.nat(3),
      (groups, ways, isOpen, rooms, places) => {
        const touched = groups.map(
          (one): Touched => ({
            group: one,
            office,
            by: { kind: 'city' },
            service: null,
            ways,
            answerHours: 24,
          }),
        )
        const times = groups.map(({ office: at, services, needs: wanted, kinds }) => ({
          ...{ office: at, services, needs: wanted, kinds, day },
          ...{ step: 5, steps: services[0]!.persons },
        }))
        const steps = (count: number) => Array<number>(48).fill(count)
        const counter = { office: 'harburg', kind: 'counter', pool: 'harburg/counter', day } as const
        const means = {
          needs,
          open: (_: Touched, way: 'phone' | 'video' | 'online') => isOpen[way],
          free: [{ ...counter, free: steps(places), shutServices: [] }],
          elsewhere: () => ['harburg'],
          times,
          rooms: new Map([[day.toString(), steps(rooms)]]),
        }
        const allotted = allot(touched, means)
        for (const one of allotted) {
          const { offers, group: of } = one
          const sum = [...takeovers, 'none' as const].reduce((all, way) => all + offers[way], 0)
          expect(sum).toBe(of.bookings)
          expect(Math.min(...Object.values(offers))).toBeGreaterThanOrEqual(0)
          for (const way of takeovers)
            if (!ways.includes(way) || !suitsGroup(one, way, means))
              expect([way, offers[way]]).toEqual([way, 0])
          if (ways.includes('later')) expect(offers.none).toBe(0)
          const most = (which: (kind: (typeof personKinds)[number]) => boolean) =>
            personKinds.reduce((all, kind, n) => all + (which(kind) ? of.kinds[n]! : 0), 0)
          expect(offers.phone).toBeLessThanOrEqual(most(({ hasPhone }) => hasPhone))
          expect(offers.video).toBeLessThanOrEqual(most(({ hasLink }) => hasLink))
          expect(offers.online).toBeLessThanOrEqual(most(({ hasLink, hasCase }) => hasLink && !hasCase))
          // Harburg has a counter and nothing else.
          if (of.needs.length > 0) expect(offers['other-office']).toBe(0)
          if (of.needs.includes('interpreter:tr')) expect(offers.online).toBe(0)
        }
        const inRooms = allotted.reduce((all, { offers }) => all + offers.video, 0)
        expect(inRooms).toBeLessThanOrEqual(rooms)
      },
    ),
    { numRuns: 300 },
  )
})
