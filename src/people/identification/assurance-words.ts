import type { Messages } from '../../foundation/language/index.ts'
import type { AssuranceLevel } from './assurance-level.ts'
import type { ElectronicMeans } from './identity-provider.ts'

const de = {
  /** Behind "Vertrauensniveau". */
  levels: {
    none: 'keins',
    low: 'niedrig',
    substantial: 'substanziell',
    high: 'hoch',
  } satisfies Record<AssuranceLevel, string>,
  /** What a person needs for it. */
  proof: {
    none: 'ohne Nachweis',
    low: 'mit einem Konto wie der BundID, mit Benutzername und Passwort',
    substantial: 'mit einem ELSTER-Zertifikat oder dem Online-Ausweis',
    high: 'mit dem Online-Ausweis',
  } satisfies Record<AssuranceLevel, string>,
  means: {
    account: 'Konto mit Benutzername und Passwort',
    elster: 'ELSTER-Zertifikat',
    eid: 'Online-Ausweis',
  } satisfies Record<ElectronicMeans, string>,
}
const en: typeof de = {
  levels: { none: 'none', low: 'low', substantial: 'substantial', high: 'high' },
  proof: {
    none: 'without proof',
    low: 'with an account such as BundID, by user name and password',
    substantial: 'with an ELSTER certificate or the online ID card',
    high: 'with the online ID card',
  },
  means: {
    account: 'account with user name and password',
    elster: 'ELSTER certificate',
    eid: 'online ID card',
  },
}
export const assuranceWords: Messages<typeof de> = { de, en }
