import { mailNames } from './applications/index.ts'
import { appointmentMailNames, appointmentPermissions, waitingMailNames } from './appointments/index.ts'
import { workbenchRoutes as appointments } from './appointments/workbench.tsx'
import { casePermissions } from './cases/index.ts'
import { workbenchRoutes as cases } from './cases/workbench.tsx'
import { emergencyPermissions, endingMailNames } from './emergency/index.ts'
import { workbenchRoutes as emergency } from './emergency/workbench.tsx'
import type { WorkbenchArea } from './foundation/html/index.ts'
import { page, redirect, type StaffRoute, type StaffSight, staffGet } from './foundation/http/index.ts'
import type { Language, Localized } from './foundation/language/index.ts'
import { messagesPermissions } from './foundation/messages/index.ts'
import { messagesRoutes } from './foundation/messages/workbench.tsx'
import { mayEver, type Permission, type StaffActor } from './foundation/permissions/index.ts'
import { hotlinePermissions } from './hotline/index.ts'
import { workbenchRoutes as hotline } from './hotline/workbench.tsx'
import { lawPermissions } from './law/index.ts'
import { workbenchRoutes as law } from './law/workbench.tsx'
import { officesPermissions } from './offices/index.ts'
import { workbenchRoutes as offices } from './offices/workbench.tsx'
import { peopleMessages, peoplePermissions } from './people/index.ts'
import { RightsPage } from './people/rights-page.tsx'
import { workbenchRoutes as people } from './people/workbench.tsx'
import { postPermissions } from './post/index.ts'
import { workbenchRoutes as post } from './post/workbench.tsx'
import { servicesPermissions } from './services/index.ts'
import { workbenchRoutes as services } from './services/workbench.tsx'

/** Every act of the house; the table of rights and the tests are made from it. */
export const allPermissions: Readonly<Record<string, Permission>> = {
  ...casePermissions,
  ...postPermissions,
  ...officesPermissions,
  ...servicesPermissions,
  ...peoplePermissions,
  ...messagesPermissions,
  ...appointmentPermissions,
  ...emergencyPermissions,
  ...hotlinePermissions,
  ...lawPermissions,
}

interface Area {
  readonly id: string
  readonly href: string
  readonly name: Localized
  readonly permission: Permission
}

/** The entries on top of the workbench, in the order of the rooms. */
const areas: readonly Area[] = [
  {
    id: 'cases',
    href: '/amt/eingang',
    name: { de: 'Arbeitsplatz', en: 'Workplace' },
    permission: casePermissions.seeInbox,
  },
  {
    id: 'counter',
    href: '/amt/schalter',
    name: { de: 'Schalter', en: 'Counter' },
    permission: appointmentPermissions.runCounter,
  },
  {
    id: 'appointments',
    href: '/amt/termine',
    name: { de: 'Termine', en: 'Appointments' },
    permission: appointmentPermissions.bookForCitizens,
  },
  {
    id: 'call-backs',
    href: '/amt/rueckrufe',
    name: { de: 'Rückrufe', en: 'Call-backs' },
    permission: hotlinePermissions.callBack,
  },
  { id: 'post', href: '/amt/post', name: { de: 'Post', en: 'Post' }, permission: postPermissions.seePost },
  {
    id: 'situation',
    href: '/amt/lage',
    name: { de: 'Lage', en: 'Situation' },
    permission: emergencyPermissions.seeSituation,
  },
  {
    id: 'openings',
    href: '/amt/oeffnung',
    name: { de: 'Öffnung', en: 'Openings' },
    permission: appointmentPermissions.changeRules,
  },
  {
    id: 'rosters',
    href: '/amt/besetzung',
    name: { de: 'Besetzung', en: 'Rosters' },
    permission: appointmentPermissions.planRosters,
  },
  {
    id: 'figures',
    href: '/amt/terminstatistik',
    name: { de: 'Zahlen', en: 'Figures' },
    permission: appointmentPermissions.seeFigures,
  },
  {
    id: 'law',
    href: '/amt/recht',
    name: { de: 'Recht', en: 'Law' },
    permission: lawPermissions.readLaw,
  },
  {
    id: 'pages',
    href: '/amt/seiten',
    name: { de: 'Seiten', en: 'Pages' },
    permission: officesPermissions.editPages,
  },
  {
    id: 'texts',
    href: '/amt/sprache',
    name: { de: 'Texte', en: 'Texts' },
    permission: servicesPermissions.seeTexts,
  },
  {
    id: 'rights',
    href: '/amt/rechte',
    name: { de: 'Rechte', en: 'Rights' },
    permission: peoplePermissions.readRights,
  },
  {
    id: 'access',
    href: '/amt/zugaenge',
    name: { de: 'Zugänge', en: 'Accesses' },
    permission: peoplePermissions.changeAccess,
  },
  {
    id: 'messages',
    href: '/amt/unzustellbar',
    name: { de: 'Nicht angekommen', en: 'Did not arrive' },
    permission: messagesPermissions.lookAfterMails,
  },
  {
    id: 'audit',
    href: '/amt/protokoll',
    name: { de: 'Protokoll', en: 'Audit trail' },
    permission: casePermissions.readAudit,
  },
]

/** The second wall, told in the words of the first: rows of the own teams for who reads cases, and six whole realms. */
export function sightOf(staff: StaffActor): StaffSight {
  const realms = {
    post: postPermissions.seeAllPost,
    audit: casePermissions.readAudit,
    mail: messagesPermissions.lookAfterMails,
    appointments: appointmentPermissions.bookForCitizens,
    rosters: appointmentPermissions.planRosters,
    'call-backs': hotlinePermissions.seeAllCallBacks,
  }
  return {
    teams: mayEver(staff, casePermissions.readCase) ? staff.teams : [],
    reach: Object.entries(realms).flatMap(([realm, act]) => (mayEver(staff, act) ? [realm] : [])),
  }
}

/** Only what this person may enter. */
export function areasFor(staff: StaffActor | null, language: Language): WorkbenchArea[] {
  if (!staff) return []
  return areas
    .filter(area => mayEver(staff, area.permission))
    .map(({ id, href, name }) => ({ id, href, name: name[language] }))
}

const own: StaffRoute[] = [
  // Everybody begins in the first room they may enter.
  staffGet('/amt/', 'signed-in', async visit =>
    redirect(areasFor(visit.staff, 'de')[0]?.href ?? '/amt/konto'),
  ),
  staffGet('/amt/rechte', peoplePermissions.readRights, async visit =>
    page(
      peopleMessages[visit.language].rightsTitle,
      <RightsPage permissions={Object.values(allPermissions)} />,
      { section: 'rights' },
    ),
  ),
]

/** What staff see. */
export const workbenchRoutes: readonly StaffRoute[] = [
  ...own,
  ...people,
  ...cases,
  ...appointments,
  ...emergency,
  ...hotline,
  ...post,
  ...offices,
  ...services,
  ...law,
  ...messagesRoutes({ ...mailNames, ...appointmentMailNames, ...waitingMailNames, ...endingMailNames }),
]
