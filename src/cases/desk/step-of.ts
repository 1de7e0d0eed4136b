import type { StaffVisit } from '../../foundation/http/index.ts'
import type { StaffStep } from '../acts/act-on-case.ts'

export function stepOf(visit: StaffVisit): StaffStep {
  return { staff: visit.staff, reference: visit.params.reference ?? '', at: visit.clock.now() }
}
