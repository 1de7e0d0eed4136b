import { permission } from '../foundation/permissions/index.ts'

export const peoplePermissions = {
  readRights: permission({ de: 'Die Tabelle der Rechte lesen', en: 'Read the table of rights' }, [
    'team-lead',
    'office-manager',
    'administrator',
    'auditor',
  ]),
}
