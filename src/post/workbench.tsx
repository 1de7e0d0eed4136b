import { recordAudit } from '../foundation/audit/index.ts'
import { inTransaction } from '../foundation/database/index.ts'
import { NotFound } from '../foundation/errors.ts'
import { getFile } from '../foundation/files/index.ts'
import {
  page,
  redirect,
  type StaffRoute,
  type StaffVisit,
  staffGet,
  staffPost,
} from '../foundation/http/index.ts'
import { mayEver, type StaffActor } from '../foundation/permissions/index.ts'
import { isUuid } from '../foundation/uuid.ts'
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

async function showLetter(visit: StaffVisit) {
  const letter = await getLetter(visit.db, visit.params.letter ?? '')
  const seen = teamsSeenBy(visit.staff)?.includes(letter.team) ?? true
  if (!seen || !letter.fileId) throw new NotFound()
  // Told to the citizen like every other look into the case.
  const look = { act: 'case.letter-read', object: { kind: 'case', id: letter.caseId } }
  await inTransaction(visit.db, tx =>
    recordAudit(tx, { ...look, actor: visit.staff, detail: { letter: letter.id }, at: visit.clock.now() }),
  )
  const { content, name } = await getFile(visit.db, letter.fileId)
  return { kind: 'file', content, name, type: 'application/pdf', disposition: 'inline' } as const
}

export const workbenchRoutes: StaffRoute[] = [
  staffGet('/amt/post', postPermissions.seePost, showPost),
  staffPost('/amt/post/uebergabe', postPermissions.handOverLetters, handOver),
  staffGet('/amt/post/:letter/brief', postPermissions.seePost, showLetter),
]
