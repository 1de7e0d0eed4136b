import { Temporal } from 'temporal-polyfill'
import { BERLIN } from '../foundation/language/index.ts'
import { isWorkingDay } from '../offices/index.ts'
import type { PersonaDefinition } from '../people/index.ts'
import type { ServiceDefinition } from '../services/index.ts'
import { type Dice, dice } from './random.ts'

/** How far an errand of the demo has come. */
export type Progress = 'new' | 'read' | 'asked' | 'answered' | 'decided' | 'sent'

export interface DemoErrand {
  readonly service: ServiceDefinition
  readonly person: PersonaDefinition
  readonly openedAt: Temporal.Instant
  /** Working days from opening to decision. */
  readonly days: number
  readonly progress: Progress
  /** Its own, so that errands played side by side fall as they would one after another. */
  readonly dice: Dice
  readonly decoy?: boolean
}

/** Enough finished cases that the durations of these services can be shown. */
const wellUsed: Readonly<Record<string, number>> = {
  meldebescheinigung: 27,
  gewerbeanmeldung: 23,
  'hund-anmelden': 22,
}
const running: readonly Progress[] = ['new', 'read', 'asked', 'answered', 'new', 'decided', 'new', 'read']

/** Working days: long enough ago that opening it is an unusual look, too. */
const DECOY_DAYS = 40

function workingDaysAgo(today: Temporal.PlainDate, n: number): Temporal.PlainDate {
  let day = today
  for (let left = n; left > 0; ) {
    day = day.subtract({ days: 1 })
    if (isWorkingDay(day)) left -= 1
  }
  return day
}

/** An hour between 7 and 20 o'clock, on the day as it comes: people apply at the weekend, too. */
function someTime(day: Temporal.PlainDate, dice: Dice): Temporal.Instant {
  const time = Temporal.PlainTime.from({ hour: 7 + dice.below(13), minute: dice.below(60) })
  return day.toZonedDateTime({ timeZone: BERLIN, plainTime: time }).toInstant()
}

/** Alive, with a dwelling of their own in the city and nothing special in the register. */
function ordinary(people: readonly PersonaDefinition[], today: Temporal.PlainDate): PersonaDefinition[] {
  const adultFrom = today.subtract({ years: 18 }).toString()
  return people.filter(
    person =>
      !person.decoy &&
      !person.diedOn &&
      !person.disclosureBlockUntil &&
      person.birthDate <= adultFrom &&
      person.dwellings.some(({ kind }) => kind === 'sole' || kind === 'main'),
  )
}

/** The errands of the last weeks, oldest first; those still running lie within their promise, a few just beyond. */
export function planHistory(
  services: readonly ServiceDefinition[],
  people: readonly PersonaDefinition[],
  today: Temporal.PlainDate,
): DemoErrand[] {
  const fall = dice(2020)
  const pool = ordinary(people, today)
  const errands = services.flatMap(service => {
    const done = wellUsed[service.id] ?? (service.outcome === 'forwarding' ? 0 : 2)
    const open = wellUsed[service.id] ? 8 : 2
    const promise = service.duration.promiseWorkingDays
    const finished = Array.from({ length: done }, (): DemoErrand => {
      const days = Math.max(0, Math.min(promise + 1, fall.below(promise + 2)))
      const openedOn = workingDaysAgo(today, days + 3 + fall.below(30))
      return errand(service, openedOn, days, 'sent')
    })
    const current = Array.from({ length: open }, (_, n): DemoErrand => {
      // Most lie within their promise; now and then one is late.
      const late = fall.chance(0.08) ? 1 : 0
      const openedOn = workingDaysAgo(today, fall.below(Math.min(promise, 8)) + late)
      return errand(service, openedOn, promise, running[n % running.length]!)
    })
    return [...finished, ...current]
  })
  const certificate = services.find(({ id }) => id === 'meldebescheinigung')
  const decoys = people
    .filter(({ decoy }) => decoy && certificate)
    .map(
      (person): DemoErrand => ({
        ...errand(certificate!, workingDaysAgo(today, DECOY_DAYS), 2, 'sent'),
        person,
        decoy: true,
      }),
    )
  return [...decoys, ...errands]
    .sort((a, b) => Temporal.Instant.compare(a.openedAt, b.openedAt))
    .map((one, n) => ({ ...one, dice: dice(2020 + n) }))

  function errand(
    service: ServiceDefinition,
    day: Temporal.PlainDate,
    days: number,
    progress: Progress,
  ): DemoErrand {
    return { service, person: fall.pick(pool), openedAt: someTime(day, fall), days, progress, dice: fall }
  }
}
