import { ButtonLink, Name, Notice, useLanguage, useWords } from '../../foundation/html/index.ts'
import { formatInstant } from '../../foundation/language/index.ts'
import { roles } from '../../foundation/permissions/index.ts'
import type { AccessErrand } from './access-errands.ts'
import { AccessState, Factor } from './access-list-page.tsx'
import { accessMessages } from './messages.ts'
import { ACCESS, accessPath } from './paths.ts'
import type { StaffAccess } from './staff-access.ts'

interface AccessPageProps {
  readonly access: StaffAccess
  /** None with the own access. */
  readonly errands: readonly AccessErrand[]
  readonly done: AccessErrand | undefined
}

export function AccessPage({ access, errands, done }: AccessPageProps) {
  const t = useWords(accessMessages)
  return (
    <div class="desk account">
      <h1>
        <Name>{access.name}</Name>
      </h1>
      {done ? <Notice tone="good" title={t.errands[done].done} /> : null}
      <AccessFacts access={access} />
      {errands.length > 0 ? (
        <>
          <h2>{t.acts}</h2>
          <div class="buttons">
            {errands.map(errand => (
              <ButtonLink href={accessPath(access.id, errand)} key={errand}>
                {t.errands[errand].act}
              </ButtonLink>
            ))}
          </div>
        </>
      ) : (
        <p>
          {t.own}{' '}
          <a class="link" href="/amt/konto">
            {t.account}
          </a>
        </p>
      )}
      <p class="wayback">
        <a class="link" href={ACCESS}>
          {t.back}
        </a>
      </p>
    </div>
  )
}

function AccessFacts({ access }: { access: StaffAccess }) {
  const t = useWords(accessMessages)
  const language = useLanguage()
  const { lastSignedInAt, startPasswordUntil } = access
  return (
    <dl class="facts">
      <dt>{t.signIn}</dt>
      <dd>
        {access.signIn}
        {access.demo ? ` (${t.demo})` : ''}
      </dd>
      <dt>{t.roles}</dt>
      <dd>{access.roles.map(role => roles[role][language]).join(', ')}</dd>
      <dt>{t.teams}</dt>
      <dd>{access.teams.join(', ') || t.none}</dd>
      <dt>{t.state}</dt>
      <dd>
        <AccessState active={access.active} />
      </dd>
      <dt>{t.factor}</dt>
      <dd>
        <Factor access={access} />
      </dd>
      {startPasswordUntil ? (
        <>
          <dt>{t.startPassword}</dt>
          <dd>{t.startPasswordUntil(formatInstant(startPasswordUntil, language))}</dd>
        </>
      ) : null}
      <dt>{t.lastSignIn}</dt>
      <dd>{lastSignedInAt ? formatInstant(lastSignedInAt, language) : t.never}</dd>
      <dt>{t.sessions}</dt>
      <dd>{access.openSessions}</dd>
    </dl>
  )
}
