import { auditOf } from '../../foundation/audit/index.ts'
import { page, type Visit } from '../../foundation/http/index.ts'
import { listTeams } from '../../people/index.ts'
import type { Case } from '../case.ts'
import { section } from '../own-case/section.ts'
import { lookedMessages } from './looked-messages.ts'
import { LookedPage } from './looked-page.tsx'

export async function getLookedPage(visit: Visit, record: Case) {
  const teamNames = new Map((await listTeams(visit.db)).map(team => [team.id, team.name[visit.language]]))
  const lines = (await auditOf(visit.db, 'case', record.id)).filter(line => line.actorKind === 'staff')
  return page(
    lookedMessages[visit.language].lookedTitle,
    <LookedPage record={record} lines={lines.toReversed()} teamNames={teamNames} />,
    section,
  )
}
