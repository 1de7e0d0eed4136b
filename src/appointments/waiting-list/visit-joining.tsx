import { randomUUID } from 'node:crypto'
import { offersSms } from '../../foundation/config.ts'
import { inTransaction } from '../../foundation/database/index.ts'
import { type FieldProblem, titleOf } from '../../foundation/html/index.ts'
import { type Answer, countTry, type Limit, page, redirect, type Visit } from '../../foundation/http/index.ts'
import { tokenHash } from '../../foundation/secret.ts'
import { uuidFrom } from '../../foundation/uuid.ts'
import { officesForDisplay } from '../../offices/index.ts'
import { catalogueForDisplay } from '../../services/index.ts'
import { HORIZON_DAYS } from '../availability/release.ts'
import { personsNamed } from '../book-online/read-person.ts'
import { officesMeant } from '../finder/find.ts'
import { type Asked, ask, section } from '../finder/visit-finder.tsx'
import { fieldsOf, finderPath, type Wanted, wantedFrom } from '../finder/wanted.ts'
import { type Contact, joinList, lineOfForm, type ToJoin } from './join-list.ts'
import { JoinPage, type JoinPageProps, SentPage } from './join-page.tsx'
import { waitingMessages } from './messages.ts'
import {
  firstJoining,
  type ReadJoining,
  readJoining,
  type TypedJoining,
  typedJoining,
  type Ways,
} from './read-joining.ts'

/** Lines of the list with one address or number, and from one connection: each of them makes a message leave. */
const perContact: Limit = { purpose: 'waiting-contact', tries: 5, windowMinutes: 24 * 60 }
const perConnection: Limit = { purpose: 'waiting-connection', tries: 20, windowMinutes: 24 * 60 }

type Bookable = Asked & { readonly demand: NonNullable<Asked['demand']> }

/** Null: nothing is asked for that can be booked. */
async function wish(visit: Visit, wanted: Wanted): Promise<Bookable | null> {
  const asked = await ask(visit, { ...wanted, moving: null })
  return asked?.demand ? { ...asked, demand: asked.demand } : null
}

export async function getJoining(visit: Visit): Promise<Answer> {
  const wanted = wantedFrom(visit.query)
  const asked = await wish(visit, wanted)
  if (!asked) return redirect(finderPath(wanted))
  return show(visit, asked, firstJoining(wanted, personsNamed(wanted.errands)), { page: randomUUID() })
}

export async function postJoining(visit: Visit): Promise<Answer> {
  const { body, language, clock } = visit
  const fields = new URLSearchParams(body.names().flatMap(name => body.all(name).map(value => [name, value])))
  const asked = await wish(visit, wantedFrom(fields))
  if (!asked) return redirect('/termin')
  const typed = typedJoining(body, personsNamed(asked.wanted.errands))
  const reader = { language, today: clock.today() }
  const { joining, problems } = readJoining(
    typed,
    { ...waysOf(visit), byPhone: asked.wanted.mode === 'phone' },
    reader,
  )
  const kept = { page: body.get('seite').slice(0, 60) }
  if (problems.length > 0) return show(visit, asked, typed, { ...kept, problems })
  const contact = joining.contact!
  if (!(await withinLimits(visit, contact)))
    return show(visit, asked, typed, { ...kept, refusal: 'too-many' })
  const { wanted, demand } = asked
  await join(visit, kept.page, typed, joining, {
    errands: wanted.errands,
    needs: wanted.needs,
    demand,
    persons: joining.persons,
    appointmentId: null,
    contact,
    confirmed: false,
  })
  return redirect('/warteliste/gemerkt')
}

export async function getSent({ language }: Visit): Promise<Answer> {
  return page(waitingMessages[language].sentTitle, <SentPage />, section)
}

export function waysOf({ config }: Visit): Ways {
  return { smsCountries: offersSms(config) ? config.smsCountries : null }
}

export async function withinLimits(visit: Visit, { email, mobile }: Contact): Promise<boolean> {
  const { db, secret, clock, config, address } = visit
  if (!config.rateLimit) return true
  const now = clock.now()
  if (!(await countTry(db, secret, perConnection, address, now))) return false
  return countTry(db, secret, perContact, email?.toLowerCase() ?? mobile!, now)
}

type Joining = Pick<ToJoin, 'errands' | 'needs' | 'persons' | 'appointmentId' | 'contact' | 'confirmed'> &
  Pick<Bookable, 'demand'>

/** The same form once more is the same line; whoever goes back and changes something makes another. */
export async function join(
  { db, clock, language }: Visit,
  pageId: string,
  typed: TypedJoining,
  { hours, weekdays }: ReadJoining,
  { demand, ...joining }: Joining,
) {
  const form = uuidFrom(tokenHash(JSON.stringify([pageId, typed, joining])))
  const offices = officesMeant(typed.where, await officesForDisplay(db))
  const untilDay = clock.today().add({ days: HORIZON_DAYS })
  const wishes = { demand, offices, hours, weekdays, untilDay }
  const at = clock.now()
  return inTransaction(db, async tx => {
    const id = await lineOfForm(tx, form, at)
    return { id, outcome: await joinList(tx, { ...joining, id, wishes, language, demo: false, at }) }
  })
}

interface Shown {
  readonly page: string
  readonly problems?: readonly FieldProblem[]
  readonly refusal?: JoinPageProps['refusal']
}

async function show(visit: Visit, { wanted }: Bookable, typed: TypedJoining, shown: Shown): Promise<Answer> {
  const { db, language } = visit
  const t = waitingMessages[language]
  const { services } = await catalogueForDisplay(db)
  const { problems = [] } = shown
  const { smsCountries } = waysOf(visit)
  const byPhone = wanted.mode === 'phone'
  const refusal = shown.refusal ?? (byPhone && !smsCountries ? 'no-number' : null)
  const unseen = fieldsOf({
    ...wanted,
    where: 'alle',
    fromHour: null,
    untilHour: null,
    day: null,
    month: null,
  })
  const props = {
    action: '/warteliste',
    back: { href: finderPath(wanted), text: t.back },
    title: t.title,
    lead: t.lead,
    matters: wanted.errands.map(({ id, persons }) =>
      [services.get(id)?.definition.name[language] ?? id, t.persons(persons)].filter(Boolean).join(', '),
    ),
    kept: [['seite', shown.page], ...unseen] as const,
    book: await officesForDisplay(db),
    typed,
    problems,
    refusal,
    reach: { sms: smsCountries !== null, byPhone },
  }
  return page(titleOf(language, t.title, problems), <JoinPage {...props} />, {
    ...section,
    status: statusOf(shown),
  })
}

export function statusOf({ problems = [], refusal }: Pick<Shown, 'problems' | 'refusal'>): number {
  if (problems.length > 0) return 422
  return refusal ? (refusal === 'too-many' ? 429 : 409) : 200
}
