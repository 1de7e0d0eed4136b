import { page, type StaffVisit } from '../../foundation/http/index.ts'
import { listTeams } from '../../people/index.ts'
import { DeskPage } from '../desk/desk-page.tsx'
import { type InboxProps, inboxFilters } from './inbox-props.ts'
import { inboxMessages } from './messages.ts'
import { countInbox, findInbox, type InboxQuery } from './queries.ts'

const INBOX_LENGTH = 100

function filterOf(text: string | null): InboxQuery['filter'] {
  return inboxFilters.find(name => name === text) ?? 'open'
}

export async function inboxOf(visit: StaffVisit, open: string | null): Promise<InboxProps> {
  const { db, staff, query } = visit
  const today = visit.clock.today()
  const asked = query.get('team') ?? ''
  const team = staff.teams.includes(asked) || asked === 'mine' ? asked : (staff.teams[0] ?? 'mine')
  const filter = filterOf(query.get('ansicht'))
  const search = (query.get('suche') ?? '').trim().slice(0, 100)
  const mine = team === 'mine'
  const lines = await findInbox(db, {
    teams: mine ? staff.teams : [team],
    ...(mine ? { assignedTo: staff.id } : {}),
    filter,
    search,
    today,
    limit: INBOX_LENGTH,
  })
  const teamNames = new Map((await listTeams(db)).map(one => [one.id, one.name[visit.language]]))
  return {
    lines,
    counts: await countInbox(db, staff, today),
    team,
    teamNames,
    filter,
    search,
    today,
    open,
  }
}

export async function getInbox(visit: StaffVisit) {
  const inbox = await inboxOf(visit, null)
  return page(inboxMessages[visit.language].inbox, <DeskPage inbox={inbox} open={null} form={null} />, {
    section: 'cases',
  })
}
