import { inTransaction, letIn } from '../../foundation/database/index.ts'
import { type Answer, page, redirect, type Visit } from '../../foundation/http/index.ts'
import { isUuid } from '../../foundation/uuid.ts'
import { officesForDisplay } from '../../offices/index.ts'
import { catalogueForDisplay } from '../../services/index.ts'
import { keyhole } from '../access/appointment-access.ts'
import { section } from '../finder/visit-finder.tsx'
import { declineOffer, leaveList, takeOffer } from './answer-offer.ts'
import { entryPath, isEntryLink } from './entry-link.ts'
import { EntryPage, type EntryPageProps, NoEntryPage } from './entry-page.tsx'
import { confirmJoining } from './join-list.ts'
import { waitingMessages } from './messages.ts'
import { type Entry, findEntry, findLastOffer } from './queries.ts'

type EntryVisit = (visit: Visit, entry: Entry) => Promise<Answer>

/** The link lets in, and nothing else does. A line that was deleted and a wrong link get the same answer. */
export function withEntry(handle: EntryVisit) {
  return async (visit: Visit): Promise<Answer> => {
    const { params, secret, db, clock, language } = visit
    const id = params.entry ?? ''
    const valid = isEntryLink(secret, id, params.token ?? '')
    if (valid) await letIn(db, id)
    const entry = valid ? await findEntry(db, id) : null
    const lapsed =
      entry?.confirmUntil && entry.confirmUntil.epochMilliseconds <= clock.now().epochMilliseconds
    if (entry && !lapsed) return handle(visit, entry)
    return page(waitingMessages[language].titles.tooLate, <NoEntryPage />, { ...section, status: 404 })
  }
}

const pathOf = ({ secret }: Visit, { id }: Entry, rest = '') => entryPath(secret, id, rest)

const said: Readonly<Record<string, NonNullable<EntryPageProps['refusal']>>> = {
  weg: 'gone',
  termin: 'has-one',
  liste: 'on-list',
  abgelehnt: 'declined',
}

/** Opening it changes nothing: programs that look into mails follow links, too. */
export async function getEntry(visit: Visit, entry: Entry): Promise<Answer> {
  const { db, language, clock, query } = visit
  const { services } = await catalogueForDisplay(db)
  const offer = await findLastOffer(db, entry.id)
  const isOpen =
    offer?.state === 'open' && offer.answerUntil.epochMilliseconds > clock.now().epochMilliseconds
  const word = query.get('danke') ?? query.get('nicht') ?? ''
  const props: EntryPageProps = {
    entry,
    path: pathOf(visit, entry),
    offer,
    isOpen,
    book: await officesForDisplay(db),
    matters: entry.services.map(({ id }) => services.get(id)?.definition.name[language] ?? id),
    refusal: Object.hasOwn(said, word) ? said[word]! : null,
  }
  const t = waitingMessages[language].titles
  const title = entry.state === 'waiting' && isOpen ? t.offer : t[entry.state]
  return page(title, <EntryPage {...props} />, section)
}

export async function postConfirmation(visit: Visit, entry: Entry): Promise<Answer> {
  const { db, secret, clock } = visit
  const outcome = await inTransaction(db, tx => confirmJoining(tx, secret, { id: entry.id, at: clock.now() }))
  const ends = {
    waiting: '?danke=ja',
    'on-list': '?nicht=liste',
    'has-appointment': '?nicht=termin',
    'too-late': '',
  }
  return redirect(pathOf(visit, entry, ends[outcome]))
}

/** What was offered is booked, and opened in this browser with its number and code. */
export async function postTaking(visit: Visit, entry: Entry): Promise<Answer> {
  const { db, secret, clock } = visit
  const offer = offerIn(visit)
  const taken =
    offer === null ? null : await takeOffer(db, secret, { entry: entry.id, offer, at: clock.now() })
  if (!taken?.ok)
    return redirect(pathOf(visit, entry, taken?.refusal === 'has-one' ? '?nicht=termin' : '?nicht=weg'))
  keyhole.grant(visit, taken.appointment)
  const done = entry.appointmentId ? 'verschoben' : 'gebucht'
  return redirect(`/mein-termin/${taken.appointment.reference}?danke=${done}`)
}

export async function postDeclining(visit: Visit, entry: Entry): Promise<Answer> {
  const offer = offerIn(visit)
  const answer = { entry: entry.id, at: visit.clock.now() }
  const state = offer && (await inTransaction(visit.db, tx => declineOffer(tx, { ...answer, offer })))
  // Taken in another tab, or left: the page itself says what is true now.
  const ends = { declined: '?danke=abgelehnt', 'ran-out': '?nicht=weg', open: '', taken: '', withdrawn: '' }
  return redirect(pathOf(visit, entry, state ? ends[state] : ''))
}

export async function postLeaving(visit: Visit, entry: Entry): Promise<Answer> {
  await inTransaction(visit.db, tx => leaveList(tx, { entry: entry.id, at: visit.clock.now() }))
  return redirect(pathOf(visit, entry))
}

function offerIn({ body }: Visit): string | null {
  const offer = body.get('angebot')
  return isUuid(offer) ? offer : null
}
