import { Name, State, useLanguage, useWords, WideTable } from '../../foundation/html/index.ts'
import { formatInstant } from '../../foundation/language/index.ts'
import { roles } from '../../foundation/permissions/index.ts'
import { accessMessages } from './messages.ts'
import { ACCESS } from './paths.ts'
import type { StaffAccess } from './staff-access.ts'

export function AccessListPage({ staff }: { staff: readonly StaffAccess[] }) {
  const t = useWords(accessMessages)
  const columns = [t.name, t.signIn, t.roles, t.teams, t.state, t.factor, t.lastSignIn, t.sessions]
  return (
    <div class="desk">
      <h1>{t.title}</h1>
      <p class="muted">{t.lead}</p>
      <WideTable label={t.title}>
        <table class="list">
          <thead>
            <tr>
              {columns.map(title => (
                <th scope="col" key={title}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {staff.map(access => (
              <AccessRow access={access} key={access.id} />
            ))}
          </tbody>
        </table>
      </WideTable>
    </div>
  )
}

function AccessRow({ access }: { access: StaffAccess }) {
  const t = useWords(accessMessages)
  const language = useLanguage()
  return (
    <tr data-row="">
      <th scope="row">
        <a href={`${ACCESS}/${access.id}`}>
          <Name>{access.name}</Name>
        </a>
      </th>
      <td>{access.signIn}</td>
      <td>{access.roles.map(role => roles[role][language]).join(', ')}</td>
      <td>{access.teams.join(', ') || t.none}</td>
      <td>
        <AccessState active={access.active} />
      </td>
      <td>
        <Factor access={access} />
      </td>
      <td class="nowrap">
        {access.lastSignedInAt ? formatInstant(access.lastSignedInAt, language) : t.never}
      </td>
      <td>{access.openSessions}</td>
    </tr>
  )
}

export function AccessState({ active }: { active: boolean }) {
  const t = useWords(accessMessages)
  return <State tone={active ? 'good' : 'muted'}>{active ? t.open : t.closed}</State>
}

export function Factor({ access: { hasApp, passkeys } }: { access: StaffAccess }) {
  const t = useWords(accessMessages)
  const proofs = [...(hasApp ? [t.app] : []), ...(passkeys > 0 ? [t.passkeys(passkeys)] : [])]
  return <>{proofs.join(', ') || t.noFactor}</>
}
