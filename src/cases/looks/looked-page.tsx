import type { AuditLine } from '../../foundation/audit/index.ts'
import { useLanguage, useWords, WideTable } from '../../foundation/html/index.ts'
import { formatInstant } from '../../foundation/language/index.ts'
import { roleNames, roles } from '../../foundation/permissions/index.ts'
import type { Case } from '../case.ts'
import { caseMessages } from '../messages.ts'
import { CaseFrame } from '../own-case/case-frame.tsx'
import { lookReasons } from './explain-look.ts'
import { lookedMessages } from './looked-messages.ts'
import { lookMessages } from './messages.ts'

/** Looks; everything else in the trail is an act and called as in the course of the case. */
const looks: Record<string, 'lookedRead' | 'lookedDocument' | 'lookedLetter'> = {
  'case.read': 'lookedRead',
  'case.document-read': 'lookedDocument',
  'case.letter-read': 'lookedLetter',
}

/** Function and team, not the name: see docs/decisions/who-looked-is-told-by-function.md. */
export function LookedPage({
  record,
  lines,
  teamNames,
}: {
  record: Case
  lines: readonly AuditLine[]
  teamNames: ReadonlyMap<string, string>
}) {
  const t = useWords(lookedMessages)
  const caseWords = useWords(caseMessages)
  const language = useLanguage()
  const looking = useWords(lookMessages)
  const officeOf = ({ detail }: AuditLine) => {
    const role = roleNames.find(known => known === detail.role)
    const team = typeof detail.team === 'string' ? teamNames.get(detail.team) : undefined
    return [role ? roles[role][language] : looking.office, team].filter(Boolean).join(', ')
  }
  const reasonOf = ({ act, detail }: AuditLine) => {
    const reason = act === 'case.look-explained' && lookReasons.find(known => known === detail.reason)
    return reason ? looking.explained(looking.reasons[reason]) : null
  }
  const name = (act: string) => {
    const kind = act.replace(/^case\./, '') as keyof typeof caseWords.actKinds
    const look = looks[act]
    return look ? t[look] : (caseWords.actKinds[kind] ?? act)
  }
  return (
    <CaseFrame record={record} title={t.lookedTitle}>
      <p class="lead">{t.lookedLead}</p>
      {lines.length === 0 ? (
        <p>{t.lookedNone}</p>
      ) : (
        <WideTable label={t.lookedTitle}>
          <table class="kern-table">
            <thead class="kern-table__head">
              <tr class="kern-table__row">
                <th scope="col" class="kern-table__header">
                  {t.lookedWhen}
                </th>
                <th scope="col" class="kern-table__header">
                  {t.lookedWho}
                </th>
                <th scope="col" class="kern-table__header">
                  {t.lookedWhat}
                </th>
              </tr>
            </thead>
            <tbody class="kern-table__body">
              {lines.map(line => (
                <tr class="kern-table__row" key={line.id}>
                  <td class="kern-table__cell">{formatInstant(line.at, language)}</td>
                  <td class="kern-table__cell">{officeOf(line)}</td>
                  <td class="kern-table__cell">{reasonOf(line) ?? name(line.act)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </WideTable>
      )}
    </CaseFrame>
  )
}
