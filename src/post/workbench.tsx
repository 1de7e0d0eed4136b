import { casePermissions, noteDecoyOfLetter } from '../cases/index.ts'
import { recordAudit } from '../foundation/audit/index.ts'
import { inTransaction, type Transaction } from '../foundation/database/index.ts'
import { NotFound } from '../foundation/errors.ts'
import { getFile } from '../foundation/files/index.ts'
import {
  type Answer,
  page,
  redirect,
  type StaffRoute,
  type StaffVisit,
  staffGet,
  staffPost,
} from '../foundation/http/index.ts'
import { may, mayEver, type StaffActor } from '../foundation/permissions/index.ts'
import { isUuid } from '../foundation/uuid.ts'
import type { Letter } from './letter.ts'
import { postMessages } from './messages.ts'
import { type ClerkAct, moveLetters } from './move-letters.ts'
import { postPermissions } from './permissions.ts'
import { PostPage } from './post-page.tsx'
import { findLetters, getLetter } from './queries.ts'

/** Null: everybody's. */
function teamsSeenBy(staff: StaffActor): readonly string[] | null {
  return mayEver(staff, postPermissions.seeAllPost) ? null : staff.teams
}

async function showPost(visit: StaffVisit) {
  const t = postMessages[visit.language]
  const n = visit.query.get('eingetragen')
  const notice = n === null ? null : n === '0' ? t.nothingChosen : t.moved(Number(n) || 0)
  const teams = teamsSeenBy(visit.staff)
  const [ready, underway, online] = await Promise.all([
    findLetters(visit.db, {
      states: ['ordered', 'produced', 'returned'],
      delivery: 'post',
      teams,
      limit: 200,
    }),
    findLetters(visit.db, { states: ['handed-over', 'delivered'], delivery: 'post', teams, limit: 50 }),
    findLetters(visit.db, {
      states: ['ordered', 'produced', 'fetched'],
      delivery: 'online',
      teams,
      limit: 50,
    }),
  ])
  const clerk = mayEver(visit.staff, postPermissions.handOverLetters)
  return page(t.title, <PostPage {...{ ready, underway, online, clerk, notice }} />, { section: 'post' })
}

function clerkAct(text: string): ClerkAct {
  if (text === 'handed-over' || text === 'returned' || text === 'delivered') return text
  throw new NotFound()
}

export async function handOver(visit: StaffVisit) {
  const act = clerkAct(visit.body.get('act'))
  const ids = visit.body.all('letter').filter(isUuid)
  const moved = await inTransaction(visit.db, tx => moveLetters(tx, visit.staff, ids, act, visit.clock.now()))
  return redirect(`/amt/post?eingetragen=${moved.length}`)
}

/** Told to the citizen like every other look into the case. */
async function readLetter(tx: Transaction, { staff, clock }: StaffVisit, { id, caseId, fileId }: Letter) {
  const [by, object] = [{ actor: staff, at: clock.now() }, { kind: 'case', id: caseId } as const]
  await recordAudit(tx, { ...by, act: 'case.letter-read', object, detail: { letter: id } })
  await noteDecoyOfLetter(tx, by, caseId)
  return getFile(tx, fileId ?? '')
}

async function showLetter(visit: StaffVisit): Promise<Answer> {
  const letter = await getLetter(visit.db, visit.params.letter ?? '')
  const seen = teamsSeenBy(visit.staff)?.includes(letter.team) ?? true
  if (!seen || !letter.fileId) throw new NotFound()
  // There an unusual look is asked for its reason; whoever sees no case can be asked for none.
  if (may(visit.staff, casePermissions.readCase, letter))
    return redirect(`/amt/vorgang/${letter.reference}/brief/${letter.id}`)
  const { content, name } = await inTransaction(visit.db, tx => readLetter(tx, visit, letter))
  return { kind: 'file', content, name, type: 'application/pdf', disposition: 'inline' } as const
}

export const workbenchRoutes: StaffRoute[] = [
  staffGet('/amt/post', postPermissions.seePost, showPost),
  staffPost('/amt/post/uebergabe', postPermissions.handOverLetters, handOver),
  staffGet('/amt/post/:letter/brief', postPermissions.seePost, showLetter),
]
