import {
  type Answer,
  type StaffRoute,
  type StaffVisit,
  staffGet,
  staffPost,
} from '../foundation/http/index.ts'
import {
  end,
  enter,
  release,
  renew,
  showDerogation,
  showForm,
  showResting,
} from './derogations/visit-derogations.tsx'
import { showFallback } from './fallback/visit-fallback.tsx'
import {
  downloadNeeds,
  enterTyped,
  listNeeds,
  move,
  printNeeds,
  showNeed,
  showNeedForm,
} from './needs/visit-needs.tsx'
import { lawPermissions } from './permissions.ts'
import { showRegister, showRequirement } from './register/visit-register.tsx'
import type { LawSurroundings } from './room.tsx'

const { readLaw, keepLaw, releaseDerogation } = lawPermissions

/** The register of law, for who reads it and who keeps it. */
export function lawRoutes(around: LawSurroundings): readonly StaffRoute[] {
  const within =
    (handle: (visit: StaffVisit, around: LawSurroundings) => Promise<Answer>) => (visit: StaffVisit) =>
      handle(visit, around)
  return [
    staffGet('/amt/recht', readLaw, within(showResting)),
    staffGet('/amt/recht/ausnahmen/:derogation', readLaw, within(showDerogation)),
    staffGet('/amt/recht/neue-ausnahme', keepLaw, within(showForm)),
    staffPost('/amt/recht/neue-ausnahme', keepLaw, within(enter)),
    staffPost('/amt/recht/ausnahmen/:derogation/verlaengerung', keepLaw, within(renew)),
    staffPost('/amt/recht/ausnahmen/:derogation/ende', keepLaw, within(end)),
    staffPost('/amt/recht/ausnahmen/:derogation/freigabe', releaseDerogation, release),
    staffGet('/amt/recht/rueckfall', readLaw, within(showFallback)),
    staffGet('/amt/recht/register', readLaw, showRegister),
    staffGet('/amt/recht/anforderungen/:requirement', readLaw, within(showRequirement)),
    staffGet('/amt/recht/aenderungsbedarf', readLaw, listNeeds),
    staffGet('/amt/recht/aenderungsbedarf.csv', readLaw, downloadNeeds),
    staffGet('/amt/recht/aenderungsbedarf.pdf', readLaw, within(printNeeds)),
    staffGet('/amt/recht/aenderungsbedarf/:need', readLaw, visit => showNeed(visit)),
    staffPost('/amt/recht/aenderungsbedarf/:need/stand', keepLaw, move),
    staffGet('/amt/recht/neuer-bedarf', keepLaw, visit => showNeedForm(visit)),
    staffPost('/amt/recht/neuer-bedarf', keepLaw, enterTyped),
  ]
}
