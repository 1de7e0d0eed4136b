import type { Temporal } from 'temporal-polyfill'
import { always, asSystem, type Transaction } from '../../foundation/database/index.ts'
import { Conflict, Invalid } from '../../foundation/errors.ts'
import { filesHandedTo } from '../../foundation/files/index.ts'
import { handMailsTo } from '../../foundation/messages/index.ts'
import { getTeam } from '../../people/index.ts'
import type { CheckByStaff } from '../case.ts'
import { viewCase } from '../looks/look-at-case.ts'
import { casePermissions } from '../permissions.ts'
import { updateCase } from '../queries.ts'
import { REGISTER_WARNING } from '../register/register-warning.ts'
import { demandState, lockCaseFor, NOT_ALLOWED, type StaffStep, writeStaffAct } from './act-on-case.ts'
import { writeAct } from './queries.ts'

export async function noteOnCase(tx: Transaction, step: StaffStep, note: string): Promise<void> {
  const record = await lockCaseFor(tx, step, casePermissions.workOnCase)
  await writeStaffAct(tx, step, record, 'note', note)
}

/**
 * Somebody showed an ID card at the counter, or answered on the phone what only they can know. An electronic proof of a
 * higher worth stays; the act stands beside it.
 */
export async function noteIdentity(tx: Transaction, step: StaffStep, means: CheckByStaff): Promise<void> {
  const record = await lockCaseFor(tx, step, casePermissions.noteIdentity)
  demandState(record, 'identify')
  const identity = { means, level: 'none', at: step.at.toString(), reference: null } as const
  if (!record.identity || record.identity.level === 'none')
    await updateCase(tx, record.id, { identity }, step.at)
  await writeAct(tx, {
    caseId: record.id,
    kind: 'identified',
    actor: step.staff,
    data: { means },
    at: step.at,
  })
}

/** A second click changes nothing. A colleague's case can be taken over. */
export async function takeCase(tx: Transaction, step: StaffStep): Promise<void> {
  const record = await lockCaseFor(tx, step, casePermissions.workOnCase)
  demandState(record, 'take')
  if (record.assignedTo === step.staff.id) return
  await updateCase(tx, record.id, { assignedTo: step.staff.id, assignedName: step.staff.name }, step.at)
  await writeStaffAct(tx, step, record, 'taken')
}

/** Only what one has taken oneself; a second click changes nothing. */
export async function putBackCase(tx: Transaction, step: StaffStep): Promise<void> {
  const record = await lockCaseFor(tx, step, casePermissions.workOnCase)
  demandState(record, 'put-back')
  if (record.assignedTo === null) return
  if (record.assignedTo !== step.staff.id) throw new Conflict(NOT_ALLOWED)
  await updateCase(tx, record.id, { assignedTo: null, assignedName: null }, step.at)
  await writeStaffAct(tx, step, record, 'put-back')
}

/** Another team takes over; whoever passed it on may not see it any more unless they belong there, too. */
export async function passOnCase(
  tx: Transaction,
  step: StaffStep,
  teamId: string,
  why: string,
): Promise<void> {
  const record = await lockCaseFor(tx, step, casePermissions.passOnCase)
  demandState(record, 'pass-on')
  const team = await getTeam(tx, teamId)
  // From the first line on the case is beyond the eyes of whoever passes it on.
  await asSystem(tx, async () => {
    await updateCase(tx, record.id, { team: team.id, assignedTo: null, assignedName: null }, step.at)
    await filesHandedTo(record.id, team.id)(always).execute(tx)
    await handMailsTo(tx, record.id, team.id)
    await writeStaffAct(tx, step, record, 'passed-on', `${team.name.de}: ${why}`)
  })
}

/**
 * A person takes responsibility for every contradiction that is open now, with a reason on the record. The
 * certificate still carries the register's data.
 */
export async function clearContradictions(
  tx: Transaction,
  step: StaffStep,
  reason: string,
  today: Temporal.PlainDate,
): Promise<void> {
  const record = await lockCaseFor(tx, step, casePermissions.workOnCase)
  demandState(record, 'clear')
  const view = await viewCase(tx, record, step.staff.id, today)
  const open = view.compared.filter(
    one => one.agreement === 'contradiction' && !record.cleared.includes(one.answer.question),
  )
  const warned = view.situation.registerWarning?.clearable ?? false
  if (open.length === 0 && !warned) {
    throw new Invalid({ de: 'Es gibt keinen offenen Widerspruch.', en: 'There is no open contradiction.' })
  }
  const cleared = [
    ...record.cleared,
    ...open.map(one => one.answer.question),
    ...(warned ? [REGISTER_WARNING] : []),
  ]
  const what = [...open.map(one => one.answer.label), ...(warned ? ['Auskunftssperre'] : [])]
  await updateCase(tx, record.id, { cleared }, step.at)
  await writeStaffAct(tx, step, record, 'cleared', `${what.join(', ')}: ${reason}`)
}
