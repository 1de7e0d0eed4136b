import type { ApiRoute, PortalRoute, StaffRoute } from './foundation/http/index.ts'
import type { Permission } from './foundation/permissions/index.ts'

export interface Routes {
  readonly workbench: readonly StaffRoute[]
  readonly portal: readonly PortalRoute[]
  readonly api: readonly ApiRoute[]
  readonly permissions: Readonly<Record<string, Permission>>
}

const scopes: Record<Permission['scope'], string> = { any: 'any', 'own-team': 'own team' }

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [heads, heads.map(() => '---'), ...rows]
  return lines.map(cells => `| ${cells.join(' | ')} |`).join('\n')
}

const address = ({ method, path }: { method: string; path: string }) => `\`${method} ${path}\``

type StaffNeed = Pick<StaffRoute, 'permission' | 'machine'>

function staffNeed({ permission: needed, machine }: StaffNeed): readonly [string, string, string] {
  if (machine) return ['call of the identity provider', 'nobody: its signature is the proof', '']
  if (needed === 'anyone') return ['part of the sign-in', 'nobody signed in yet', '']
  if (needed === 'signed-in') return ['about oneself', 'all', '']
  return [needed.says.en, needed.roles.join(', '), scopes[needed.scope]]
}

/** What a citizen has to show, which the names in an address tell: the portal asks for the key of each. */
function citizenNeed(path: string): string {
  if (path.includes(':token')) return 'the link itself (128 random bits)'
  if (path.includes(':reference')) return 'link or number and code of this case'
  if (path.includes(':draft')) return 'link of this draft'
  if (path.startsWith('/demo/')) return 'nothing, and is there only in a demo that sends no mail'
  return 'nothing'
}

function machineNeed({ path, permission, caseCode }: ApiRoute): string {
  if (permission === 'signed-in') return 'token of a member of staff'
  if (permission)
    return `token of ${permission.roles.join(', ')} (${scopes[permission.scope]}): ${permission.says.en}`
  if (caseCode && path.includes('reference')) return 'code of this case in `X-Case-Code`'
  return caseCode ? 'nothing, or the code of a case in `X-Case-Code`' : 'nothing'
}

/** `docs/rights.md`: made of the very data that the server asks, so that it cannot say anything else. */
export function describeRights({ workbench, portal, api, permissions }: Routes): string {
  return `# Who may do what

Written by \`npm run rights\` from the route tables and the lines of permission; a test compares. The roles stand in
\`src/foundation/permissions/roles.ts\`. Behind every line stands a second wall: the database shows a connection only the
rows of whoever is asking ([decision](decisions/a-second-wall-in-the-database.md)).

## Acts

What an errand asks on the object itself, after the route has let somebody in.

${table(
  ['act', 'roles', 'on objects of'],
  Object.values(permissions).map(({ says, roles, scope }) => [says.en, roles.join(', '), scopes[scope]]),
)}

## Workbench

${table(
  ['route', 'asks for', 'roles', 'on objects of'],
  workbench.map(route => [address(route), ...staffNeed(route)]),
)}

## Portal

The same under \`/en\`. A stranger with the address alone is sent to the page that asks for number and code.
Where the address names a service in the place of a draft, the page begins a draft and needs nothing.

${table(
  ['route', 'needs', 'limited as'],
  portal.map(route => [address(route), citizenNeed(route.path), route.limit ?? '']),
)}

## Calls of other programs

Under \`/api/v1\`.

${table(
  ['call', 'needs', 'limited as'],
  api.map(route => [address(route), machineNeed(route), route.limit ?? '']),
)}
`
}
