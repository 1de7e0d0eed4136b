import { sql } from 'kysely'
import { recordAudit } from '../foundation/audit/index.ts'
import { systemClock } from '../foundation/clock.ts'
import type { Call, Command } from '../foundation/command/index.ts'
import { inTransaction, type Transaction } from '../foundation/database/index.ts'
import { type Actor, type Role, roleNames } from '../foundation/permissions/index.ts'
import { StartError } from '../foundation/process/index.ts'
import {
  addStaff,
  endAllSessions,
  giveStartPassword,
  resetFactor,
  setActive,
} from './access/change-access.ts'
import { listStaff, listTeams } from './queries.ts'
import { linkStaff } from './single-sign-on/linked-staff.ts'
import { createToken, listTokens, revokeToken } from './tokens/staff-token.ts'

const actor: Actor = { kind: 'system', name: 'operator' }
const change = { actor, clock: systemClock }
const SIGN_IN = /^[a-z0-9][a-z0-9._@+-]{1,99}$/

/** `--name value` from the arguments. */
function option({ arguments: given }: Call, name: string): string | undefined {
  const at = given.indexOf(`--${name}`)
  return at < 0 ? undefined : given[at + 1]
}

function list(call: Call, name: string): string[] {
  return (option(call, name) ?? '').split(',').filter(Boolean)
}

/** @throws StartError, so that the command ends with a sentence */
async function idOf(tx: Transaction, signIn: string | undefined): Promise<string> {
  const { rows } = await sql<{ id: string }>`SELECT id FROM people.staff
    WHERE sign_in = ${signIn ?? ''}`.execute(tx)
  if (!rows[0]) throw new StartError(`Nobody signs in here as "${signIn ?? ''}".`)
  return rows[0].id
}

/** An errand about one person, whom the first argument names. */
function about(
  name: string,
  summary: string,
  errand: (tx: Transaction, staffId: string, call: Call) => Promise<string>,
  usage = '',
): Command {
  return {
    name,
    usage: `SIGN-IN ${usage}`.trim(),
    summary,
    async run(call) {
      const db = await call.database()
      call.say(await inTransaction(db, async tx => errand(tx, await idOf(tx, call.arguments[0]), call)))
    },
  }
}

const startPassword = (password: string) =>
  `Start password, for one sign-in within seven days, shown only now: ${password}`

const listCommand: Command = {
  name: 'user list',
  summary: 'Shows who works here, with roles and teams',
  async run(call) {
    const staff = await listStaff(await call.database())
    if (staff.length === 0) call.say('Nobody works here yet.')
    for (const { signIn, name, roles, teams, demo } of staff) {
      call.say([signIn, name, roles.join(', '), teams.join(', '), ...(demo ? ['demo'] : [])].join('\t'))
    }
  },
}

const add: Command = {
  name: 'user add',
  usage: 'SIGN-IN --name NAME --roles ROLE,… [--teams TEAM,…]',
  summary: 'Gives somebody access, with a start password and a second factor at the first sign-in',
  async run(call) {
    const [signIn = ''] = call.arguments
    const name = option(call, 'name')?.trim()
    const [roles, teams] = [list(call, 'roles'), list(call, 'teams')]
    if (!SIGN_IN.test(signIn))
      throw new StartError('SIGN-IN is a short name like ahrens, or a mail address, in small letters.')
    if (!name) throw new StartError('Say what this person is called: --name "Jule Ahrens".')
    const unknown = roles.filter(role => !roleNames.includes(role as Role))
    if (roles.length === 0 || unknown.length > 0)
      throw new StartError(`--roles takes one or more of ${roleNames.join(', ')}.`)
    const db = await call.database()
    const known = (await listTeams(db)).map(({ id }) => id)
    if (teams.some(team => !known.includes(team)))
      throw new StartError(`--teams takes one or more of ${known.join(', ')}.`)
    const given = { signIn, name, roles: roles as Role[], teams }
    const password = await inTransaction(db, tx => addStaff(tx, change, given))
    if (!password) throw new StartError(`Somebody signs in here as "${signIn}" already.`)
    call.say(startPassword(password))
  },
}

const tokenCreate = about(
  'user token create',
  'Makes a token with which a program calls in the name of this person',
  async (tx, staffId, call) => {
    const days = Number(option(call, 'days') ?? 90)
    if (!Number.isInteger(days) || days < 1 || days > 366)
      throw new StartError('--days takes a number from 1 to 366.')
    const name = option(call, 'name') ?? 'command line'
    const token = await createToken(tx, { staffId, name, days }, systemClock.now())
    const object = { kind: 'staff', id: staffId } as const
    const detail = { name, days }
    await recordAudit(tx, { actor, act: 'staff.token-created', object, detail, at: systemClock.now() })
    return `Token, good for ${days} days, shown only now: ${token}`
  },
  '[--name WHAT-FOR] [--days 90]',
)

const tokenList: Command = {
  name: 'user token list',
  summary: 'Shows the tokens that were made, when each was used last and when it ends',
  async run(call) {
    for (const { id, signIn, name, expiresAt, lastUsedAt, revokedAt } of await listTokens(
      await call.database(),
    )) {
      const state = revokedAt ? `revoked ${revokedAt}` : `until ${expiresAt}`
      call.say([id, signIn, name, state, lastUsedAt ? `used ${lastUsedAt}` : 'never used'].join('\t'))
    }
  },
}

const tokenRevoke: Command = {
  name: 'user token revoke',
  usage: 'ID',
  summary: 'Ends a token at once; its id is what user token list shows first',
  async run(call) {
    const [id = ''] = call.arguments
    if (!/^[0-9a-f-]{36}$/.test(id)) throw new StartError('ID is what user token list shows first.')
    const at = systemClock.now()
    await inTransaction(await call.database(), async tx => {
      const staffId = await revokeToken(tx, id, at)
      if (!staffId) throw new StartError('There is no such token, or it was revoked before.')
      const object = { kind: 'staff', id: staffId } as const
      await recordAudit(tx, { actor, act: 'staff.token-revoked', object, detail: { id }, at })
    })
    call.say('The token is worth nothing any more.')
  },
}

const link = about(
  'user link',
  'Says who of the identity provider (OIDC_ISSUER) this person is',
  async (tx, staffId, call) => {
    const issuer = call.config.singleSignOn?.issuer
    const subject = call.arguments[1]
    if (!issuer) throw new StartError('No identity provider is set: OIDC_ISSUER.')
    if (!subject) throw new StartError('Say as whom the provider knows this person: its subject (sub).')
    const at = systemClock.now()
    if (!(await linkStaff(tx, { issuer, subject }, staffId, at)))
      throw new StartError('This subject is linked to somebody else.')
    await recordAudit(tx, { actor, act: 'staff.identity-linked', object: { kind: 'staff', id: staffId }, at })
    return 'Linked.'
  },
  'SUBJECT',
)

export const peopleCommands: readonly Command[] = [
  listCommand,
  add,
  about('user disable', 'Closes the access and ends every session at once', async (tx, staffId) => {
    await setActive(tx, change, staffId, false)
    return 'The access is closed, every session has ended.'
  }),
  about('user enable', 'Opens a closed access again', async (tx, staffId) => {
    await setActive(tx, change, staffId, true)
    return 'The access is open again.'
  }),
  about('user sign-out', 'Ends every session of this person at once', async (tx, staffId) => {
    const ended = await endAllSessions(tx, change, staffId)
    return `Sessions ended: ${ended}.`
  }),
  about('user password', 'Prints a start password, good for one sign-in', async (tx, staffId) =>
    startPassword(await giveStartPassword(tx, change, staffId)),
  ),
  about(
    'user reset-factor',
    'Takes away second factor, codes and passkeys, and prints a start password',
    async (tx, staffId) => startPassword(await resetFactor(tx, change, staffId)),
  ),
  tokenCreate,
  tokenList,
  tokenRevoke,
  link,
]
