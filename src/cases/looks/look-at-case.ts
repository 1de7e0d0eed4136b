import { Temporal } from 'temporal-polyfill'
import { recordAudit } from '../../foundation/audit/index.ts'
import type { Transaction } from '../../foundation/database/index.ts'
import { populationRegister, type RegisteredPerson } from '../../people/index.ts'
import { getServiceVersion, type ServiceDefinition } from '../../services/index.ts'
import { lockCaseFor, type StaffStep, writeStaffAct } from '../acts/act-on-case.ts'
import { type ActState, actStates, type CaseSituation } from '../acts/case-acts.ts'
import type { Case } from '../case.ts'
import { findMobileNumber, type MobileNumber } from '../mobile/mobile-number.ts'
import { casePermissions } from '../permissions.ts'
import { updateCase } from '../queries.ts'
import {
  type ComparedAnswer,
  compareWithRegister,
  contradictions,
} from '../register/compare-with-register.ts'
import { type FurtherMatch, findFurtherPeople } from '../register/further-people.ts'
import { registerWarning } from '../register/register-warning.ts'
import { hasAddress } from '../result/letter-to-applicant.ts'

/** A case beside the register, and what may be done with it now. */
export interface CaseView {
  readonly record: Case
  readonly definition: ServiceDefinition
  readonly person: RegisteredPerson | null
  /** Others named in the application; those found get a certificate of their own. */
  readonly further: readonly FurtherMatch[]
  readonly mobile: MobileNumber | null
  readonly hits: number
  readonly compared: readonly ComparedAnswer[]
  readonly acts: readonly ActState[]
  readonly situation: CaseSituation
}

/** Puts the case beside the register; used by the page and again, under lock, by every decision. */
export async function viewCase(
  tx: Transaction,
  record: Case,
  viewer: string,
  today: Temporal.PlainDate,
): Promise<CaseView> {
  const { definition } = await getServiceVersion(tx, record.serviceId, record.serviceVersion)
  const { familyName, givenNames, birthDate } = record.applicant
  const register = populationRegister(tx)
  const people = birthDate
    ? await register.find({
        familyName,
        givenNames,
        birthDate: Temporal.PlainDate.from(birthDate),
      })
    : []
  const person = people.length === 1 ? people[0]! : null
  const further = await findFurtherPeople(register, record.snapshot, person, today)
  const compared = compareWithRegister(record.snapshot, person, further)
  const mobile = await findMobileNumber(tx, record.id)
  const situation: CaseSituation = {
    case: record,
    definition,
    registerHits: people.length,
    openContradictions: contradictions(compared, record.cleared).map(one => one.answer.label),
    registerWarning: person ? registerWarning(person, today, record.cleared) : null,
    hasAddress: hasAddress({ record, person }),
    hasSms: Boolean(mobile?.confirmedAt),
    viewer,
  }
  return {
    record,
    definition,
    person,
    further,
    mobile,
    hits: people.length,
    compared,
    acts: actStates(situation),
    situation,
  }
}

/** Opens a case for a member of staff. Each look is in the audit trail; the first one is told to the citizen. */
export async function lookAtCase(
  tx: Transaction,
  step: StaffStep,
  today: Temporal.PlainDate,
): Promise<CaseView> {
  const record = await lockCaseFor(tx, step, casePermissions.readCase)
  if (record.state === 'new') {
    await updateCase(tx, record.id, { state: 'in-progress' }, step.at)
    await writeStaffAct(tx, step, record, 'read')
    return viewCase(tx, { ...record, state: 'in-progress' }, step.staff.id, today)
  }
  await recordAudit(tx, {
    actor: step.staff,
    act: 'case.read',
    object: { kind: 'case', id: record.id },
    at: step.at,
  })
  return viewCase(tx, record, step.staff.id, today)
}
