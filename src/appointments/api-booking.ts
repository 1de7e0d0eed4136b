import { randomUUID } from 'node:crypto'
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { checkCode } from '../cases/index.ts'
import { letIn } from '../foundation/database/index.ts'
import { Conflict, type FieldFault, Invalid, NotFound, TooMany, WorkNeeded } from '../foundation/errors.ts'
import {
  type ApiRoute,
  answer,
  apiCreate,
  DayText,
  fieldFault,
  type House,
  Id,
  InstantText,
} from '../foundation/http/index.ts'
import { Language, type Localized } from '../foundation/language/index.ts'
import { citizen } from '../foundation/permissions/index.ts'
import { readDay, readFormat } from '../foundation/text/index.ts'
import { officesForDisplay } from '../offices/index.ts'
import { keyhole } from './access/appointment-access.ts'
import { demandOf, MOST_PERSONS, type Mode, modes, type Need } from './appointment.ts'
import { withinContacts } from './book-online/within-contacts.ts'
import { bookAppointment } from './booking/book-appointment.ts'
import {
  cancelAppointment,
  confirmAppointment,
  lacksPhone,
  moveAppointment,
} from './booking/change-appointment.ts'
import { holdOpenPlace } from './booking/hold-open-place.ts'
import { appointmentWords } from './messages.ts'
import { readPass, spendPass, taskFor } from './pressure/admit.ts'
import { noticeHold } from './pressure/watch-pressure.ts'
import { findPlace, needsOf } from './queries.ts'
import { whenOf } from './steps.ts'

type Word = {
  [Key in keyof typeof appointmentWords.de]: (typeof appointmentWords.de)[Key] extends string ? Key : never
}[keyof typeof appointmentWords.de]

function both(word: Word): Localized {
  return { de: appointmentWords.de[word], en: appointmentWords.en[word] }
}

export const NeedText = z.string().regex(/^(step-free|quiet|more-time|interpreter:[a-z]{2,3})$/)
const Persons = z.int().min(1).max(MOST_PERSONS)
const MOST_SERVICES = 5

const NewHold = z
  .strictObject({
    services: z
      .array(z.strictObject({ id: Id, persons: Persons.default(1) }))
      .min(1)
      .max(MOST_SERVICES),
    office: Id,
    start: InstantText.describe('As `slots` names it'),
    mode: z.enum(modes).default('onsite'),
    needs: z.array(NeedText).max(4).default([]).describe('Those that were searched with'),
    proof: z
      .string()
      .max(4_000)
      .optional()
      .describe('The solution of a task, after an answer of the type `proof-of-work`'),
  })
  .meta({
    id: 'NewHold',
    examples: [
      {
        services: [{ id: 'meldebescheinigung', persons: 1 }],
        office: 'altona',
        start: '2026-11-30T08:00:00+01:00',
        mode: 'onsite',
      },
    ],
  })

const Hold = z
  .strictObject({ id: z.uuid(), expiresAt: InstantText.describe('Until then it is nobody else\u2019s') })
  .meta({
    id: 'Hold',
    examples: [{ id: '7f9c24e8-3b0c-4f6f-9a33-6d5f2c1f0a10', expiresAt: '2026-11-27T10:12:00Z' }],
  })

const postHold = apiCreate('/appointments/holds', {
  topic: 'appointments',
  summary: { de: 'Einen Termin zehn Minuten halten', en: 'Hold an appointment for ten minutes' },
  about: {
    de: 'Wer zuerst hält, hat den Platz; alle anderen bekommen 409 mit dem Typ slot-taken. Wollen sehr viele zugleich etwas halten, kommt erst 428 mit einer Rechenaufgabe (Typ proof-of-work).',
    en: 'Whoever holds first has the place; all others get 409 with the type slot-taken. Where very many want to hold something at once, 428 with a task comes first (type proof-of-work).',
  },
  limit: 'hold',
  body: NewHold,
  problems: ['slot-taken', 'proof-of-work'],
  answers: { 201: { says: { de: 'Der Platz ist gehalten', en: 'The place is held' }, schema: Hold } },
  async prepare(visit) {
    const { db, body, language } = visit
    const words = appointmentWords[language]
    const faults: FieldFault[] = []
    const needs = await needsOf(
      db,
      body.services.map(({ id }) => id),
    )
    if (body.services.some(({ id }) => !needs.has(id)))
      faults.push(fieldFault('body', ['services'], words.unknownService))
    if (!(await officesForDisplay(db)).offices.has(body.office))
      faults.push(fieldFault('body', ['office'], words.unknownOffice))
    const when = whenOf(Temporal.Instant.from(body.start))
    if (!when) faults.push(fieldFault('body', ['start'], words.noStep))
    const demand = demandOf(body.services, needs, body.mode, body.needs as Need[])
    if (!demand && faults.length === 0) faults.push(fieldFault('body', ['mode'], words.notThisWay))
    if (!demand || !when || faults.length > 0)
      throw new Invalid(both('wrongQuestion'), 'invalid-input', faults)
    // Looked at in the act alone: what has been answered before is answered again, with a proof that is long over, too.
    const pressing = await noticeHold(visit)
    const shown = { solution: body.proof ?? '', ticket: '' }
    return { demand, when, pass: pressing ? await readPass(visit, shown) : null }
  },
  async act(tx, visit, { demand, when, pass }) {
    const { body, clock } = visit
    const at = clock.now()
    const id = randomUUID()
    if (pass && ('because' in pass || (await spendPass(tx, visit, pass, id))))
      throw new WorkNeeded(both('workNeeded'), await taskFor(tx, visit))
    const place = {
      ...when,
      id,
      office: body.office,
      demand,
      errands: body.services,
      contingent: 'online' as const,
      at,
    }
    const held = await holdOpenPlace(tx, place)
    if (!held) throw new Conflict(both('slotTaken'), 'slot-taken')
    return answer(201, { id: held.id, expiresAt: held.heldUntil.toString() })
  },
})

const Who = z.strictObject({ name: z.string().max(120), birthDate: DayText })

const NewAppointment = z
  .strictObject({
    hold: z.uuid(),
    ...Who.shape,
    attendees: z
      .array(Who)
      .max(MOST_PERSONS)
      .default([])
      .describe('Without the booker: together as many as were held'),
    email: z.string().max(254).optional(),
    phone: z.string().max(60).optional(),
    case: z.string().max(40).optional().describe('The reference of a case; its code comes in `X-Case-Code`'),
    language: Language.optional().describe('Of the mails; left out, the language of the call'),
    needs: z.array(NeedText).max(4).default([]),
  })
  .meta({
    id: 'NewAppointment',
    examples: [
      { hold: '7f9c24e8-3b0c-4f6f-9a33-6d5f2c1f0a10', name: 'Jonas Petersen', birthDate: '1988-03-14' },
    ],
  })

const Booked = z
  .strictObject({
    reference: z.string(),
    code: z.string().describe('Opens the appointment together with the reference'),
    state: z.enum(['pending', 'booked']).describe('`pending`: has to be confirmed within 30 minutes'),
  })
  .meta({ id: 'BookedAppointment', examples: [{ reference: 'T-7KQ2-M4', code: '047115', state: 'booked' }] })

type NewAppointment = z.output<typeof NewAppointment>

/** What is wrong with people and contact, each with its field. */
function faultsOf(
  body: NewAppointment,
  { held, mode }: { readonly held: number; readonly mode: Mode },
  language: Language,
  today: Temporal.PlainDate,
): FieldFault[] {
  const faults: FieldFault[] = []
  const persons = [
    { path: [] as string[], ...body },
    ...body.attendees.map((who, n) => ({ path: ['attendees', String(n)], ...who })),
  ]
  for (const { path, name, birthDate } of persons) {
    const read = readFormat.name(name, language)
    if ('faults' in read) faults.push(fieldFault('body', [...path, 'name'], read.faults[0]!.sentence))
    const born = readDay({ notAfter: 'today', notBefore: '1900-01-01' }, birthDate, { language, today })
    if ('faults' in born) faults.push(fieldFault('body', [...path, 'birthDate'], born.faults[0]!.sentence))
  }
  for (const field of ['email', 'phone'] as const) {
    const text = body[field]
    const read = text === undefined ? null : readFormat[field](text, language)
    if (read && 'faults' in read) faults.push(fieldFault('body', [field], read.faults[0]!.sentence))
  }
  if (mode === 'phone' && body.phone === undefined)
    faults.push(fieldFault('body', ['phone'], appointmentWords[language].phoneNeeded))
  if (persons.length !== held)
    faults.push(fieldFault('body', ['attendees'], appointmentWords[language].personsHeld(held)))
  return faults
}

const A_DAY = 24 * 60 * 60

const postAppointment = apiCreate('/appointments', {
  topic: 'appointments',
  summary: { de: 'Einen gehaltenen Termin buchen', en: 'Book an appointment that is held' },
  about: {
    de: 'Mit E-Mail-Adresse ist der Termin erst „pending“ und verfällt nach 30 Minuten ohne Bestätigung. Mit einer Adresse oder Nummer gehen sechs Buchungen am Tag; danach 429.',
    en: 'With a mail address the appointment is "pending" first and lapses after 30 minutes without confirmation. With one address or number six bookings a day are possible; then 429.',
  },
  limit: 'submit',
  caseCode: true,
  body: NewAppointment,
  problems: ['not-found', 'hold-expired', 'has-appointment', 'too-many-requests'],
  answers: {
    201: { says: { de: 'Der Termin ist gebucht', en: 'The appointment is booked' }, schema: Booked },
  },
  async prepare(visit) {
    const { db, body, caseCode, address, language, clock } = visit
    const place = await findPlace(db, body.hold)
    if (!place) throw new Conflict(both('holdExpired'), 'hold-expired')
    const held = Math.max(...place.services.map(({ persons }) => persons))
    const faults = faultsOf(body, { held, mode: place.mode }, body.language ?? language, clock.today())
    if (faults.length > 0) throw new Invalid(both('wrongBooking'), 'invalid-input', faults)
    const check = body.case ? await checkCode(visit, { reference: body.case, code: caseCode, address }) : null
    if (check && !check.ok) throw new NotFound()
    // What is booked already is found again, and counts no second time.
    const reach = { email: body.email ?? null, phone: body.phone ?? null }
    if (place.state === 'held' && !(await withinContacts(visit, reach)))
      throw new TooMany(both('tooManyBookings'), A_DAY)
    return { place, caseId: check?.found.id ?? null }
  },
  async act(tx, { body, secret, language, clock }, { place, caseId }) {
    await letIn(tx, place.id)
    const [booker, ...attendees] = [body, ...body.attendees].map(({ name, birthDate }) => ({
      name,
      birthDate: Temporal.PlainDate.from(birthDate),
    }))
    const booking = await bookAppointment(tx, secret, {
      hold: place.id,
      errands: place.services,
      booker: booker!,
      attendees,
      email: body.email ?? null,
      phone: body.phone ?? null,
      language: body.language ?? language,
      needs: body.needs as Need[],
      caseId,
      by: citizen,
      demo: false,
      at: clock.now(),
    })
    if (!booking.ok) {
      if (booking.refusal === 'has-one') throw new Conflict(both('hasAppointment'), 'has-appointment')
      throw new Conflict(both('holdExpired'), 'hold-expired')
    }
    const { reference, code, state } = booking.appointment
    return answer(201, { reference, code, state })
  },
})

const WithCode = z
  .strictObject({ code: z.string().max(40) })
  .meta({ id: 'AppointmentCode', examples: [{ code: '047115' }] })
const Changed = z
  .strictObject({ reference: z.string(), state: z.string() })
  .meta({ id: 'ChangedAppointment', examples: [{ reference: 'T-7KQ2-M4', state: 'booked' }] })

/** The tries at one address are counted anew after this long; those at one reference after a day. */
const QUARTER_OF_AN_HOUR = 15 * 60

/** For an appointment that does not exist and for a wrong code the answer is the same. @throws NotFound, TooMany */
async function appointmentByCode(house: House & { address: string }, reference: string, code: string) {
  const check = await keyhole.checkCode(house, { reference, code, address: house.address })
  if (check.ok) return check.found
  throw check.refusal === 'locked' ? new TooMany(both('codeLocked'), QUARTER_OF_AN_HOUR) : new NotFound()
}

const postConfirmation = apiCreate('/appointments/:reference/confirmation', {
  topic: 'appointments',
  summary: { de: 'Einen Termin bestätigen', en: 'Confirm an appointment' },
  params: { reference: Id },
  body: WithCode,
  problems: ['appointment-over', 'too-many-requests'],
  answers: {
    200: { says: { de: 'Der Termin steht fest', en: 'The appointment is certain' }, schema: Changed },
  },
  prepare: visit => appointmentByCode(visit, visit.params.reference, visit.body.code),
  async act(tx, { clock }, { id, reference }) {
    await letIn(tx, id)
    if (!(await confirmAppointment(tx, { id, by: citizen, at: clock.now() })))
      throw new Conflict(both('appointmentOver'), 'appointment-over')
    return answer(200, { reference, state: 'booked' })
  },
})

const postMove = apiCreate('/appointments/:reference/move', {
  topic: 'appointments',
  summary: {
    de: 'Einen Termin auf einen gehaltenen Platz verschieben',
    en: 'Move an appointment to a place that is held',
  },
  about: {
    de: 'Erst der neue Platz, dann wird der alte frei. Der neue ist für dieselben Anliegen und Personen gehalten.',
    en: 'The new place first, then the old one becomes free. The new one is held for the same matters and persons.',
  },
  params: { reference: Id },
  body: WithCode.extend({ hold: z.uuid() }).meta({
    id: 'AppointmentMove',
    examples: [{ code: '047115', hold: '7f9c24e8-3b0c-4f6f-9a33-6d5f2c1f0a10' }],
  }),
  problems: ['hold-expired', 'appointment-over', 'too-many-requests'],
  answers: {
    200: { says: { de: 'Der Termin ist verschoben', en: 'The appointment has been moved' }, schema: Changed },
  },
  prepare: visit => appointmentByCode(visit, visit.params.reference, visit.body.code),
  async act(tx, { body, clock, language }, { id, reference, state, phone }) {
    await letIn(tx, id)
    if (state !== 'booked' && state !== 'pending')
      throw new Conflict(both('appointmentOver'), 'appointment-over')
    const place = await findPlace(tx, body.hold)
    if (place && lacksPhone({ phone }, place)) {
      const fault = fieldFault('body', ['hold'], appointmentWords[language].phoneForMove)
      throw new Invalid(both('phoneForMove'), 'invalid-input', [fault])
    }
    if (!(await moveAppointment(tx, { id, by: citizen, at: clock.now() }, body.hold)))
      throw new Conflict(both('holdExpired'), 'hold-expired')
    return answer(200, { reference, state })
  },
})

const postCancellation = apiCreate('/appointments/:reference/cancellation', {
  topic: 'appointments',
  summary: { de: 'Einen Termin absagen', en: 'Cancel an appointment' },
  about: {
    de: 'Der Platz geht an andere. Noch einmal abgesagt ist dieselbe Antwort.',
    en: 'The place goes to others. Cancelled once more is the same answer.',
  },
  params: { reference: Id },
  body: WithCode,
  problems: ['appointment-over', 'too-many-requests'],
  answers: {
    200: { says: { de: 'Der Termin ist abgesagt', en: 'The appointment is cancelled' }, schema: Changed },
  },
  prepare: visit => appointmentByCode(visit, visit.params.reference, visit.body.code),
  async act(tx, { clock }, { id, reference, state }) {
    await letIn(tx, id)
    const done = await cancelAppointment(tx, { id, by: citizen, at: clock.now() })
    if (!done && state !== 'cancelled') throw new Conflict(both('appointmentOver'), 'appointment-over')
    return answer(200, { reference, state: 'cancelled' })
  },
})

export const bookingRoutes: readonly ApiRoute[] = [
  postHold,
  postAppointment,
  postConfirmation,
  postMove,
  postCancellation,
]
