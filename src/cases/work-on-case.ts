import type { Temporal } from 'temporal-polyfill'
import type { Transaction } from '../foundation/database/index.ts'
import { Conflict, Invalid } from '../foundation/errors.ts'
import { getTeam } from '../people/index.ts'
import { lockCaseFor, type StaffStep, writeStaffAct } from './act-on-case.ts'
import { openStates } from './case.ts'
import { viewCase } from './look-at-case.ts'
import { casePermissions } from './permissions.ts'
import { updateCase } from './queries.ts'
import { REGISTER_WARNING } from './register-warning.ts'

export async function noteOnCase(tx: Transaction, step: StaffStep, note: string): Promise<void> {
  const record = await lockCaseFor(tx, step, casePermissions.workOnCase)
  await writeStaffAct(tx, step, record, 'note', note)
}

export async function takeCase(tx: Transaction, step: StaffStep): Promise<void> {
  const record = await lockCaseFor(tx, step, casePermissions.workOnCase)
  await updateCase(tx, record.id, { assignedTo: step.staff.id, assignedName: step.staff.name }, step.at)
  await writeStaffAct(tx, step, record, 'taken')
}

export async function putBackCase(tx: Transaction, step: StaffStep): Promise<void> {
  const record = await lockCaseFor(tx, step, casePermissions.workOnCase)
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
  if (!openStates.includes(record.state)) {
    throw new Conflict({ de: 'Der Fall ist schon abgeschlossen.', en: 'The case is closed already.' })
  }
  const team = await getTeam(tx, teamId)
  await updateCase(tx, record.id, { team: team.id, assignedTo: null, assignedName: null }, step.at)
  await writeStaffAct(tx, step, record, 'passed-on', `${team.name.de}: ${why}`)
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
