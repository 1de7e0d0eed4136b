import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { Invalid, NotFound } from '../foundation/errors.ts'
import {
  type ApiRoute,
  type ApiVisit,
  answer,
  apiGet,
  DayText,
  fieldFault,
  Id,
  InstantText,
  listOf,
} from '../foundation/http/index.ts'
import { officesForDisplay } from '../offices/index.ts'
import { catalogueForDisplay } from '../services/index.ts'
import { bookingRoutes, NeedText } from './api-booking.ts'
import { type Demand, demandOf, type Errand, MOST_PERSONS, modes, type Need } from './appointment.ts'
import { HORIZON_DAYS } from './availability/release.ts'
import { availability, freeStarts, type Search } from './availability/search.ts'
import { appointmentWords } from './messages.ts'
import { needsOf } from './queries.ts'
import { startOf } from './steps.ts'

const MOST_SERVICES = 5
const Matters = z
  .array(z.string().regex(/^[a-z0-9-]{1,100}(:[1-9]\d?)?$/))
  .min(1)
  .max(MOST_SERVICES)
  .describe('The id of a service, and for how many persons: `personalausweis:2`. May stand several times')
const Needs = z
  .array(NeedText)
  .max(4)
  .default([])
  .describe('`step-free`, `quiet`, `more-time` or `interpreter:` with a language. May stand several times')
const Meeting = z.enum(modes).default('onsite').describe('How somebody meets the office')

const BookableDay = z
  .strictObject({
    office: Id,
    date: DayText,
    times: z.int().min(1).describe('How many start times can be booked that day'),
  })
  .meta({ id: 'BookableDay', examples: [{ office: 'altona', date: '2026-11-30', times: 7 }] })

const Availability = z
  .strictObject({
    items: z.array(BookableDay),
    earliest: z
      .strictObject({ office: Id, start: InstantText })
      .nullable()
      .describe('Null: there is none in this time'),
    withoutAppointment: z.boolean().describe('One can also come without an appointment for all of this'),
  })
  .meta({
    id: 'Availability',
    examples: [
      {
        items: [{ office: 'altona', date: '2026-11-30', times: 7 }],
        earliest: { office: 'altona', start: '2026-11-30T08:00:00+01:00' },
        withoutAppointment: false,
      },
    ],
  })

const FreeStart = z
  .strictObject({
    start: InstantText,
    free: z.int().min(1).describe('How many can still be booked at this time'),
  })
  .meta({ id: 'FreeStart', examples: [{ start: '2026-11-30T08:00:00+01:00', free: 2 }] })

interface Asked {
  readonly service: readonly string[]
  readonly mode: (typeof modes)[number]
  readonly needs: readonly string[]
}

function errandsFrom({ service }: Asked): Errand[] {
  return service.map(matter => {
    const [id, persons = '1'] = matter.split(':')
    return { id: id!, persons: Number(persons) }
  })
}

/** What is asked for; the demand is null where it cannot be done so. @throws Invalid */
async function demandFrom(
  visit: ApiVisit,
  asked: Asked,
): Promise<{ demand: Demand | null; walkIn: boolean }> {
  const errands = errandsFrom(asked)
  const known = (await catalogueForDisplay(visit.db)).services
  const words = appointmentWords[visit.language]
  if (errands.some(({ id }) => !known.has(id))) throw invalid(words.unknownService)
  if (errands.some(({ persons }) => persons > MOST_PERSONS)) throw invalid(words.tooMany(MOST_PERSONS))
  const serviceNeeds = await needsOf(
    visit.db,
    errands.map(({ id }) => id),
  )
  const demand = demandOf(errands, serviceNeeds, asked.mode, asked.needs as Need[])
  return { demand, walkIn: errands.every(({ id }) => serviceNeeds.get(id)?.walkIn) }
}

function invalid(sentence: string): Invalid {
  const both = { de: appointmentWords.de.wrongQuestion, en: appointmentWords.en.wrongQuestion }
  return new Invalid(both, 'invalid-input', [fieldFault('query', ['service'], sentence)])
}

const getAvailability = apiGet('/appointments/availability', {
  topic: 'appointments',
  summary: { de: 'Wann und wo Termine frei sind', en: 'When and where appointments are free' },
  about: {
    de: 'Mehrere Anliegen und Personen ergeben einen Termin. Ohne „office“ wird in der ganzen Stadt gesucht.',
    en: 'Several matters and persons make one appointment. Without "office" the whole city is searched.',
  },
  query: {
    service: Matters,
    office: z.array(Id).max(50).optional().describe('Only at these; left out: anywhere'),
    from: DayText.optional().describe('Left out: today'),
    to: DayText.optional().describe('With this day; left out: as far as appointments are given out'),
    mode: Meeting,
    needs: Needs,
  },
  answers: { 200: { says: { de: 'Die freien Tage', en: 'The free days' }, schema: Availability } },
  async handle(visit) {
    const { query, db, clock } = visit
    const { demand, walkIn } = await demandFrom(visit as ApiVisit, query)
    if (!demand) return answer(200, { items: [], earliest: null, withoutAppointment: walkIn })
    const today = clock.today()
    const from = query.from ? Temporal.PlainDate.from(query.from) : today
    const until = query.to ? Temporal.PlainDate.from(query.to) : today.add({ days: HORIZON_DAYS })
    const search = { demand, offices: query.office ?? null, from, until, ...ofEverybody(visit as ApiVisit) }
    const { days, earliest } = await availability(db, search)
    return answer(200, {
      items: days.map(({ office, day, times }) => ({ office, date: day.toString(), times })),
      earliest: earliest && { office: earliest.office, start: instantText(earliest.day, earliest.step) },
      withoutAppointment: walkIn,
    })
  },
})

function ofEverybody({ clock }: ApiVisit): Pick<Search, 'contingent' | 'hours' | 'now'> {
  return { contingent: 'online', hours: null, now: clock.now() }
}

function instantText(day: Temporal.PlainDate, step: number): string {
  return startOf(day, step).toString({ timeZoneName: 'never', smallestUnit: 'second' })
}

const getSlots = apiGet('/appointments/slots', {
  topic: 'appointments',
  summary: { de: 'Die freien Zeiten eines Tages', en: 'The free times of a day' },
  about: {
    de: 'So viele Einträge, wie „availability“ für den Tag als „times“ nennt.',
    en: 'As many entries as "availability" names as "times" for the day.',
  },
  query: {
    service: Matters,
    office: Id.describe('The office'),
    date: DayText,
    mode: Meeting,
    needs: Needs,
  },
  problems: ['not-found'],
  answers: { 200: { says: { de: 'Die freien Zeiten', en: 'The free times' }, schema: listOf(FreeStart) } },
  async handle(visit) {
    const { query, db } = visit
    if (!(await officesForDisplay(db)).offices.has(query.office)) throw new NotFound()
    const { demand } = await demandFrom(visit as ApiVisit, query)
    if (!demand) return answer(200, { items: [], next: null })
    const day = Temporal.PlainDate.from(query.date)
    const span = { from: day, until: day, day, offices: [query.office], ...ofEverybody(visit as ApiVisit) }
    const starts = await freeStarts(db, { demand, ...span })
    return answer(200, {
      items: starts.map(({ step, free }) => ({ start: instantText(day, step), free })),
      next: null,
    })
  },
})

export const apiRoutes: readonly ApiRoute[] = [getAvailability, getSlots, ...bookingRoutes]
