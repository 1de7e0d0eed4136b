import { Temporal } from 'temporal-polyfill'
import { inject } from 'vitest'
import type { Appointment } from '../../src/appointments/queries.ts'
import {
  type WrittenAppointment,
  writeAppointment,
  writeHold,
  writeTicket,
} from '../../src/appointments/testing/write-appointment.ts'
import { linkToken } from '../../src/cases/index.ts'
import { type Database, openDatabase } from '../../src/foundation/database/index.ts'
import { query } from './database.ts'
import { certificateAnswers, type PreparedDraft, prepareDraft, send } from './drafts.ts'
import { houseSecret } from './staff.ts'
import type { Visitor } from './visitor.ts'

/** In the house of the journeys; none of them takes a free place away. */
export const tomorrow = () => ({
  at: Temporal.Now.instant(),
  day: Temporal.Now.plainDateISO('Europe/Berlin').add({ days: 1 }),
})

export const ticketDrawn = () => inHouse(db => writeTicket(db, { ...tomorrow(), office: 'blankenese' }))
export const placeHeld = () => inHouse(db => writeHold(db, tomorrow()))
export const appointmentIn = (state: Appointment['state']) =>
  inHouse(db => writeAppointment(db, houseSecret, { ...tomorrow(), state }))

export async function inHouse<Result>(work: (db: Database) => Promise<Result>): Promise<Result> {
  const db = openDatabase(inject('house').adminUrl, { max: 1 })
  try {
    return await work(db)
  } finally {
    await db.destroy()
  }
}

export function linkToAppointment({ reference, linkToken }: WrittenAppointment): string {
  return `/mein-termin/${reference}/link/${linkToken}`
}

export async function ofAppointments(visitor: Visitor, states: readonly Appointment['state'][], page = '') {
  const paths: string[] = []
  for (const state of states) {
    const appointment = await appointmentIn(state)
    await visitor.go(linkToAppointment(appointment))
    paths.push(`/mein-termin/${appointment.reference}${page}`)
  }
  return paths
}

interface KnownCase {
  readonly id: string
  readonly reference: string
  readonly epoch: number
}

export async function ids(table: string): Promise<string[]> {
  const rows = await query<{ id: string }>(inject('house').databaseUrl, `SELECT id FROM ${table} ORDER BY id`)
  return rows.map(({ id }) => id)
}

export async function caseIn(state: string): Promise<KnownCase> {
  const cases = await query<KnownCase>(
    inject('house').databaseUrl,
    `SELECT id, reference, access_epoch AS epoch FROM cases.case_record
      WHERE state = $1 AND demo ORDER BY opened_at LIMIT 1`,
    [state],
  )
  return cases[0]!
}

export function linkTo({ id, epoch }: Omit<KnownCase, 'reference'>): string {
  return `/mein-antrag/link/${linkToken(houseSecret, id, epoch)}`
}

export async function ofCases(visitor: Visitor, states: readonly string[], page = ''): Promise<string[]> {
  const paths: string[] = []
  for (const state of states) {
    const record = await caseIn(state)
    await visitor.go(linkTo(record))
    paths.push(`/mein-antrag/${record.reference}${page}`)
  }
  return paths
}

export const emptyDraft = () => prepareDraft('meldebescheinigung', {})
export const fullDraft = () => prepareDraft('meldebescheinigung', certificateAnswers)
export async function sentDraft(): Promise<PreparedDraft> {
  const draft = await fullDraft()
  await send(draft)
  return draft
}

export async function at(visitor: Visitor, draft: Promise<PreparedDraft>, page: string): Promise<string[]> {
  const { id, link } = await draft
  await visitor.go(link)
  return [`/antrag/${id}/${page}`]
}

/** Every page of every form that has one of its own, and of the request without form. */
export async function formPages(visitor: Visitor): Promise<string[]> {
  const forms = await query<{ id: string; pages: string[] }>(
    inject('house').databaseUrl,
    `SELECT DISTINCT ON (service_id) service_id AS id,
        jsonb_path_query_array(definition, '$.form.pages[*].id') AS pages
      FROM services.service_version WHERE definition ? 'form' ORDER BY service_id, version DESC`,
  )
  const drafts = [...forms, { id: 'wohngeld', pages: ['message', 'person', 'answer'] }]
  const paths: string[] = []
  for (const { id, pages } of drafts) {
    const draft = await prepareDraft(id, id === 'gewerbeanmeldung' ? { legalForm: 'partnership' } : {})
    await visitor.go(draft.link)
    paths.push(...pages.map(page => `/antrag/${draft.id}/${page}`))
  }
  return paths
}
