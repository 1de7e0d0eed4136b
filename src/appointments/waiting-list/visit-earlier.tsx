import { randomUUID } from 'node:crypto'
import { type FieldProblem, titleOf } from '../../foundation/html/index.ts'
import { type Answer, page, redirect, type Visit } from '../../foundation/http/index.ts'
import { officesForDisplay } from '../../offices/index.ts'
import { catalogueForDisplay } from '../../services/index.ts'
import { demandOf } from '../appointment.ts'
import { section } from '../finder/visit-finder.tsx'
import { wantedFrom } from '../finder/wanted.ts'
import { needsForDisplay } from '../needs-for-display.ts'
import type { Appointment } from '../queries.ts'
import { sayOn } from '../slot-words.ts'
import { entryPath } from './entry-link.ts'
import { JoinPage, type JoinPageProps } from './join-page.tsx'
import { waitingMessages } from './messages.ts'
import { findEntryOfAppointment } from './queries.ts'
import { firstJoining, readJoining, type TypedJoining, typedJoining } from './read-joining.ts'
import { join, statusOf, waysOf, withinLimits } from './visit-joining.tsx'

const own = ({ reference }: Appointment) => `/mein-termin/${reference}`

/** Whoever has an appointment and would come earlier. */
export async function getEarlier(visit: Visit, appointment: Appointment): Promise<Answer> {
  if (appointment.state !== 'booked') return redirect(`${own(appointment)}?nicht=vorbei`)
  const entry = await findEntryOfAppointment(visit.db, appointment.id)
  if (entry?.state === 'waiting') return redirect(entryPath(visit.secret, entry.id))
  const typed = firstJoining({ ...wantedFrom(new URLSearchParams()), where: appointment.office }, 0)
  return show(visit, appointment, typed, { page: randomUUID() })
}

export async function postEarlier(visit: Visit, appointment: Appointment): Promise<Answer> {
  const { body, language, clock, db, secret } = visit
  const { services: errands, needs, mode, email, id } = appointment
  const serviceNeeds = (await needsForDisplay(db)).needs
  const demand = demandOf(errands, serviceNeeds, mode, needs)
  if (appointment.state !== 'booked' || !demand) return redirect(`${own(appointment)}?nicht=vorbei`)
  const typed = typedJoining(body, 0)
  const reader = { language, today: clock.today() }
  const { joining, problems } = readJoining(typed, email ? null : waysOf(visit), reader)
  const kept = { page: body.get('seite').slice(0, 60) }
  if (problems.length > 0) return show(visit, appointment, typed, { ...kept, problems })
  const contact = email ? ({ email, mobile: null } as const) : joining.contact!
  if (!(await withinLimits(visit, contact)))
    return show(visit, appointment, typed, { ...kept, refusal: 'too-many' })
  const made = await join(visit, kept.page, typed, joining, {
    errands,
    needs,
    demand,
    persons: [],
    appointmentId: id,
    contact,
    confirmed: email !== null,
  })
  if (made.outcome === 'on-list') return show(visit, appointment, typed, { ...kept, refusal: 'on-list' })
  return redirect(made.outcome === 'waiting' ? entryPath(secret, made.id) : '/warteliste/gemerkt')
}

interface Shown {
  readonly page: string
  readonly problems?: readonly FieldProblem[]
  readonly refusal?: JoinPageProps['refusal']
}

async function show(
  visit: Visit,
  appointment: Appointment,
  typed: TypedJoining,
  shown: Shown,
): Promise<Answer> {
  const { db, language } = visit
  const t = waitingMessages[language]
  const { services } = await catalogueForDisplay(db)
  const { problems = [], refusal = null } = shown
  const props = {
    action: `${own(appointment)}/frueher`,
    back: { href: own(appointment), text: t.backToOwn },
    title: t.earlierTitle,
    lead: t.earlierLead(sayOn(appointment, language)),
    matters: appointment.services.map(({ id }) => services.get(id)?.definition.name[language] ?? id),
    kept: [['seite', shown.page]] as const,
    book: await officesForDisplay(db),
    typed,
    problems,
    refusal,
    reach: appointment.email ? { known: appointment.email } : { sms: waysOf(visit).smsCountries !== null },
  }
  const title = titleOf(language, t.earlierTitle, problems)
  return page(title, <JoinPage {...props} />, { ...section, status: statusOf(shown) })
}
