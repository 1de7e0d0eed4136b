import { permission } from '../foundation/permissions/index.ts'

export const lawPermissions = {
  readLaw: permission({ de: 'Das Rechtsregister lesen', en: 'Read the register of law' }, [
    'legal-officer',
    'office-manager',
    'auditor',
  ]),
  keepLaw: permission(
    {
      de: 'Ausnahmen eintragen, verlängern, beenden; Änderungsbedarf führen',
      en: 'Enter, renew and end derogations; keep the needs for change',
    },
    ['legal-officer'],
  ),
  releaseDerogation: permission(
    {
      de: 'Eine Ausnahme freigeben, die jemand anderes eingetragen hat',
      en: 'Release a derogation that somebody else has entered',
    },
    ['legal-officer', 'office-manager'],
  ),
}
