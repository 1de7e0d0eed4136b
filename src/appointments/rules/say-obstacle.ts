import { Temporal } from 'temporal-polyfill'
import { formatDay, formatInstant, formatList, type Language } from '../../foundation/language/index.ts'
import type { Rule } from '../availability/rule.ts'
import { sayClock, sayTime } from '../slot-words.ts'
import { STEPS } from '../steps.ts'
import { sayRule } from './say-rule.ts'
import { whyMessages } from './why-messages.ts'
import type { Obstacle, PlaceOfDay, WhyNot } from './why-not.ts'

interface Said {
  readonly day: Temporal.PlainDate
  readonly today: Temporal.PlainDate
  readonly language: Language
}

/** Null: there is a sentence for each kind of counter instead. */
export function sayWhole(why: WhyNot, language: Language): string | null {
  const t = whyMessages[language]
  if (why.kind === 'past') return t.past
  return why.kind === 'not-yet' ? t.notYet(formatDay(why.lastDay, language)) : null
}

export function sayObstacle(obstacle: Obstacle | null, { day, today, language }: Said): string {
  const t = whyMessages[language]
  const time = (step: number) => timeOf(day, step, language)
  const rule = (one: Rule) => sayRule(one, today, language)
  if (!obstacle) return t.free
  switch (obstacle.kind) {
    case 'no-counter':
      return t.noCounter
    case 'not-given-out':
      return t.notGivenOut
    case 'stopped':
      return t.stopped
    case 'service-stopped':
      return t.serviceStopped
    case 'not-released':
      return t.notReleased(formatInstant(obstacle.from, language))
    case 'no-hours':
      return t.noHours
    case 'before-opening':
      return t.beforeOpening(time(obstacle.step), rule(obstacle.rule))
    case 'after-closing':
      return t.afterClosing(time(obstacle.step), rule(obstacle.rule))
    case 'holiday':
      return t.holiday(obstacle.name[language])
    case 'closure':
      return t.closure(time(obstacle.step), obstacle.reason[language])
    case 'closed':
      return t.closed(time(obstacle.step), rule(obstacle.rule))
    case 'nobody-there':
      return t.nobodyThere(time(obstacle.step), rule(obstacle.rule))
    case 'too-short':
      return t.tooShort(obstacle.minutesLeft, obstacle.minutesNeeded, time(obstacle.step))
    case 'full': {
      const { capacity, places, rulePlaces } = obstacle
      const [who, times] = [sayWho(places, language), sayTimes(places, day, language)]
      const full = t.full(time(obstacle.step), capacity, who, times)
      return rulePlaces === null ? full : `${full} ${t.fewerThere(capacity, rulePlaces)}`
    }
    case 'kept':
      return t.kept(
        time(obstacle.step),
        obstacle.left,
        obstacle.rules.map(one => t.keptBy(rule(one))).join('; '),
      )
  }
}

/** 48 is the end of the day, at which no appointment begins. */
function timeOf(day: Temporal.PlainDate, step: number, language: Language): string {
  if (step < STEPS) return sayTime(day, step, language)
  return language === 'de' ? '19:00 Uhr' : '19:00'
}

/** `5 Termine und 1 Reservierung` */
function sayWho(places: readonly PlaceOfDay[], language: Language): string {
  const t = whyMessages[language]
  const count = (state: PlaceOfDay['state']) => places.filter(place => place.state === state).length
  const [taken, held, returned] = [count('taken'), count('held'), count('returned')]
  const freeBy = places.flatMap(place => place.freeBy ?? []).sort(Temporal.Instant.compare)
  return formatList(
    [
      ...(taken > 0 ? [t.bookings(taken)] : []),
      ...(held > 0 ? [t.holds(held)] : []),
      ...(returned > 0 ? [t.returned(returned, formatInstant(freeBy[0]!, language))] : []),
    ],
    language,
  )
}

/** `10:00 bis 10:30, 3-mal; 10:15 bis 10:45` */
function sayTimes(places: readonly PlaceOfDay[], day: Temporal.PlainDate, language: Language): string {
  const t = whyMessages[language]
  const clock = (step: number) => (step < STEPS ? sayClock(day, step, language) : '19:00')
  const counts = new Map<string, { readonly place: PlaceOfDay; readonly count: number }>()
  for (const place of [...places].sort((a, b) => a.step - b.step || a.steps - b.steps)) {
    const key = `${place.step} ${place.steps}`
    counts.set(key, { place, count: (counts.get(key)?.count ?? 0) + 1 })
  }
  return [...counts.values()]
    .map(({ place: { step, steps }, count }) => t.times(clock(step), clock(step + steps), count))
    .join('; ')
}
