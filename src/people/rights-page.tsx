import { useLanguage, useWords, WideTable } from '../foundation/html/index.ts'
import { type Permission, roleNames, roles } from '../foundation/permissions/index.ts'
import { peopleMessages } from './messages.ts'

/** Roles and rights in one table, made of the very lines the program asks. */
export function RightsPage({ permissions }: { permissions: readonly Permission[] }) {
  const t = useWords(peopleMessages)
  const language = useLanguage()
  return (
    <div class="desk">
      <h1>{t.rightsTitle}</h1>
      <p class="muted">{t.rightsLead}</p>
      <WideTable label={t.rightsTitle}>
        <table class="list rights">
          <thead>
            <tr>
              <th scope="col">{t.act}</th>
              {roleNames.map(role => (
                <th scope="col" key={role}>
                  {roles[role][language]}
                </th>
              ))}
              <th scope="col">{t.scope}</th>
            </tr>
          </thead>
          <tbody>
            {permissions.map(permission => (
              <tr key={permission.says.de}>
                <th scope="row">{permission.says[language]}</th>
                {roleNames.map(role => (
                  <td key={role}>{permission.roles.includes(role) ? t.allowed : '–'}</td>
                ))}
                <td>{permission.scope === 'own-team' ? t.yes : t.no}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
    </div>
  )
}
