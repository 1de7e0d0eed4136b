import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { apiRoutes } from './api.ts'
import { describeRights } from './describe-rights.ts'
import { answer, apiGet, redirect } from './foundation/http/index.ts'
import { permission } from './foundation/permissions/index.ts'
import { root } from './foundation/root.ts'
import { portalRoutes } from './portal.tsx'
import { allPermissions, workbenchRoutes } from './workbench.tsx'

const routes = {
  workbench: workbenchRoutes,
  portal: portalRoutes,
  api: apiRoutes,
  permissions: allPermissions,
}

test('docs/rights.md is what the route tables give; npm run rights writes it anew', () => {
  expect(readFileSync(join(root, 'docs/rights.md'), 'utf8')).toBe(describeRights(routes))
})

test('no route is left out', () => {
  const text = describeRights(routes)
  for (const { method, path } of [...workbenchRoutes, ...portalRoutes, ...apiRoutes])
    expect(text).toContain(`| \`${method} ${path}\` |`)
})

test('a route of each kind tells what it needs', () => {
  const call = {
    topic: 'cases',
    summary: { de: 'Fälle', en: 'Cases' },
    answers: { 200: { says: { de: 'Da', en: 'Here' }, schema: z.strictObject({}) } },
  } as const
  const handle = async () => answer(200, {})
  const act = permission({ de: 'Fälle zählen', en: 'Count cases' }, ['caseworker', 'auditor'], 'own-team')
  const page = { method: 'GET', handle: async () => redirect('/') } as const
  const text = describeRights({
    workbench: [
      { ...page, path: '/amt/zahlen', permission: act },
      { ...page, path: '/amt/ich', permission: 'signed-in' },
      { ...page, path: '/amt/anmeldung', permission: 'anyone' },
    ],
    portal: ['/x', '/demo/x', '/x/:reference', '/x/:draft', '/x/link/:token'].map(path => ({
      ...page,
      path,
    })),
    api: [
      apiGet('/open', { ...call, handle }),
      apiGet('/rating', { ...call, caseCode: true, handle }),
      apiGet('/cases/:reference', {
        ...call,
        caseCode: true,
        params: { reference: z.string() },
        handle,
      }),
      apiGet('/me', { ...call, permission: 'signed-in', handle }),
      apiGet('/count', { ...call, permission: act, handle }),
    ],
    permissions: { act },
  })
  for (const line of [
    '| Count cases | caseworker, auditor | own team |',
    '| `GET /amt/zahlen` | Count cases | caseworker, auditor | own team |',
    '| `GET /amt/ich` | about oneself | all |  |',
    '| `GET /amt/anmeldung` | part of the sign-in | nobody signed in yet |  |',
    '| `GET /x` | nothing |  |',
    '| `GET /demo/x` | nothing, and is there only in a demo that sends no mail |  |',
    '| `GET /x/:reference` | link or number and code of this case |  |',
    '| `GET /x/:draft` | link of this draft |  |',
    '| `GET /x/link/:token` | the link itself (128 random bits) |  |',
    '| `GET /open` | nothing |  |',
    '| `GET /rating` | nothing, or the code of a case in `X-Case-Code` |  |',
    '| `GET /cases/:reference` | code of this case in `X-Case-Code` |  |',
    '| `GET /me` | token of a member of staff |  |',
    '| `GET /count` | token of caseworker, auditor (own team): Count cases |  |',
  ])
    expect(text).toContain(`${line}\n`)
})
