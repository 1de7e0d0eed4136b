import { Fragment } from 'preact'
import { useWords } from '../foundation/html/index.ts'
import { page, type StaffRoute, type StaffVisit, staffGet } from '../foundation/http/index.ts'
import { accessRoutes } from './access/routes.tsx'
import { confirmRoutes } from './account/confirm.tsx'
import { preferenceRoutes } from './account/preferences.ts'
import { accountRoutes } from './account/routes.tsx'
import { peopleMessages } from './messages.ts'
import { passkeyRoutes } from './passkeys/routes.tsx'
import { signInRoutes } from './sign-in/routes.tsx'
import { singleSignOnRoutes } from './single-sign-on/routes.tsx'
import { signOutRoutes } from './single-sign-on/sign-out.tsx'

function KeysPage() {
  const t = useWords(peopleMessages)
  return (
    <div class="desk">
      <h1>{t.keysTitle}</h1>
      <p class="muted">{t.keysLead}</p>
      <dl class="facts">
        {Object.entries(t.keys).map(([key, does]) => (
          <Fragment key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </Fragment>
        ))}
      </dl>
    </div>
  )
}

async function showKeys(visit: StaffVisit) {
  return page(peopleMessages[visit.language].keysTitle, <KeysPage />)
}

export const workbenchRoutes: StaffRoute[] = [
  ...signInRoutes,
  ...passkeyRoutes,
  ...singleSignOnRoutes,
  ...signOutRoutes,
  ...accountRoutes,
  ...confirmRoutes,
  ...preferenceRoutes,
  ...accessRoutes,
  staffGet('/amt/tasten', 'signed-in', showKeys),
]
