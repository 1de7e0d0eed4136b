import { NotFound } from '../../foundation/errors.ts'
import type { StaffVisit } from '../../foundation/http/index.ts'
import { type Office, officesForDisplay } from '../../offices/index.ts'
import type { Desk } from './serve.ts'

/** Null: no name of a counter. */
export function counterFrom(text: string | null): string | null {
  const counter = (text ?? '').trim()
  return /^[\p{L}\p{N}]{1,4}$/u.test(counter) ? counter : null
}

export function counterPath(office: string, counter: string, said = ''): string {
  return `/amt/schalter/${office}?platz=${encodeURIComponent(counter)}${said && `&${said}`}`
}

export async function officeOf({ db, params }: StaffVisit): Promise<Office> {
  const office = (await officesForDisplay(db)).offices.get(params.office ?? '')
  if (office?.kind !== 'customer-centre') throw new NotFound()
  return office
}

export async function deskOf(visit: StaffVisit): Promise<Desk> {
  const office = await officeOf(visit)
  const counter = counterFrom(visit.body.get('platz'))
  if (!counter) throw new NotFound()
  return { office: office.id, day: visit.clock.today(), counter, by: visit.staff, at: visit.clock.now() }
}
