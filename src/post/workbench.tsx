import { casePermissions, noteDecoyOfLetter } from '../cases/index.ts'
import { recordAudit } from '../foundation/audit/index.ts'
import { inTransaction, type Transaction } from '../foundation/database/index.ts'
import { NotFound } from '../foundation/errors.ts'
import { getFile } from '../foundation/files/index.ts'
import {
  Button,
  Form,
  Name,
  Notice,
  State,
  useLanguage,
  useWords,
  WideTable,
} from '../foundation/html/index.ts'
import {
  type Answer,
  page,
  redirect,
  type StaffRoute,
  type StaffVisit,
  staffGet,
  staffPost,
} from '../foundation/http/index.ts'
import { formatInstant } from '../foundation/language/index.ts'
import { may, mayEver, type StaffActor } from '../foundation/permissions/index.ts'
import { isUuid } from '../foundation/uuid.ts'
import type { Letter } from './letter.ts'
import { postMessages } from './messages.ts'
import { type ClerkAct, moveLetters } from './move-letters.ts'
import { postPermissions } from './permissions.ts'
import { findLetters, getLetter } from './queries.ts'

const tones = {
  ordered: 'waiting',
  produced: 'info',
  'handed-over': 'good',
  returned: 'warn',
  delivered: 'good',
  fetched: 'good',
} as const

function LetterRow({ letter, choose }: { letter: Letter; choose: boolean }) {
  const t = useWords(postMessages)
  const language = useLanguage()
  return (
    <tr data-row="">
      {choose ? (
        <td>
          <input
            type="checkbox"
            name="letter"
            value={letter.id}
            aria-label={`${t.choose}: ${letter.reference}`}
          />
        </td>
      ) : null}
      <td class="nowrap">{letter.reference}</td>
      <td lang="de">
        {letter.fileId ? (
          <a class="link" href={`/amt/post/${letter.id}/brief`}>
            {letter.subject}
          </a>
        ) : (
          letter.subject
        )}
        {letter.demo ? (
          <span class="badge" lang={language}>
            {' '}
            {t.demo}
          </span>
        ) : null}
      </td>
      <td>
        <Name>{letter.recipient}</Name>
      </td>
      <td>
        {letter.lastError ? (
          <State tone="bad">{t.stuck}</State>
        ) : (
          <State tone={tones[letter.state]}>{t.states[letter.state]}</State>
        )}
      </td>
      <td class="nowrap">{formatInstant(letter.createdAt, language)}</td>
    </tr>
  )
}

function LetterTable({
  title,
  letters,
  acts,
}: {
  title: string
  letters: readonly Letter[]
  acts: readonly (readonly [ClerkAct, string])[]
}) {
  const t = useWords(postMessages)
  if (letters.length === 0) return <p class="muted">{t.none}</p>
  const table = (
    <WideTable label={title}>
      <table class="list">
        <thead>
          <tr>
            {acts.length > 0 ? <th scope="col">{t.choose}</th> : null}
            <th scope="col">{t.reference}</th>
            <th scope="col">{t.subject}</th>
            <th scope="col">{t.recipient}</th>
            <th scope="col">{t.state}</th>
            <th scope="col">{t.since}</th>
          </tr>
        </thead>
        <tbody>
          {letters.map(letter => (
            <LetterRow letter={letter} choose={acts.length > 0} key={letter.id} />
          ))}
        </tbody>
      </table>
    </WideTable>
  )
  if (acts.length === 0) return table
  return (
    <Form action="/amt/post/uebergabe">
      {table}
      <div class="buttons" data-acts="">
        {acts.map(([act, label], index) => (
          <Button primary={index === 0} name="act" value={act} key={act}>
            {label}
          </Button>
        ))}
      </div>
    </Form>
  )
}

interface PostPageProps {
  readonly ready: readonly Letter[]
  readonly underway: readonly Letter[]
  readonly online: readonly Letter[]
  readonly clerk: boolean
  readonly notice: string | null
}

function PostPage({ ready, underway, online, clerk, notice }: PostPageProps) {
  const t = useWords(postMessages)
  return (
    <div class="desk">
      <h1>{t.title}</h1>
      <p class="muted">{t.lead}</p>
      {notice ? <Notice tone="info" title={notice} /> : null}
      <h2>{t.ready}</h2>
      <LetterTable title={t.ready} letters={ready} acts={clerk ? [['handed-over', t.handOver]] : []} />
      <h2>{t.underway}</h2>
      <LetterTable
        title={t.underway}
        letters={underway}
        acts={
          clerk
            ? [
                ['delivered', t.enterDelivery],
                ['returned', t.enterReturn],
              ]
            : []
        }
      />
      <h2>{t.online}</h2>
      <LetterTable title={t.online} letters={online} acts={[]} />
    </div>
  )
}

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

async function handOver(visit: StaffVisit) {
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
