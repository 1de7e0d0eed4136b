import type { AuditLine } from '../../foundation/audit/index.ts'
import { State, useLanguage, useWords, WideTable } from '../../foundation/html/index.ts'
import { formatInstant } from '../../foundation/language/index.ts'
import { caseMessages } from '../messages.ts'

interface AuditPageProps {
  readonly lines: readonly AuditLine[]
  readonly broken: number | null
}

export function AuditPage({ lines, broken }: AuditPageProps) {
  const t = useWords(caseMessages)
  const language = useLanguage()
  const last = lines.at(-1)
  return (
    <div class="desk">
      <h1>{t.auditTitle}</h1>
      <p class="muted">{t.auditLead}</p>
      <p>
        {broken === null ? (
          <State tone="good">{t.auditSealed}</State>
        ) : (
          <State tone="bad">{t.auditBroken(broken)}</State>
        )}
      </p>
      <WideTable label={t.auditTitle}>
        <table class="list">
          <thead>
            <tr>
              <th scope="col">{t.auditWhen}</th>
              <th scope="col">{t.auditWho}</th>
              <th scope="col">{t.auditAct}</th>
              <th scope="col">{t.auditObject}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(line => (
              <tr data-row="" key={line.id}>
                <td class="nowrap">{formatInstant(line.at, language)}</td>
                <td>{line.actorName ?? t.citizenActor}</td>
                <td>{line.act}</td>
                <td>
                  {line.objectKind} {line.objectId}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
      {last ? (
        <p class="buttons">
          <a class="link" href={`/amt/protokoll?vor=${last.id}`}>
            {t.older}
          </a>
        </p>
      ) : null}
    </div>
  )
}
