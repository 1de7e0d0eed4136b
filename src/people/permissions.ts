import { permission } from '../foundation/permissions/index.ts'

export const peoplePermissions = {
  readRights: permission({ de: 'Die Tabelle der Rechte lesen', en: 'Read the table of rights' }, [
    'team-lead',
    'office-manager',
    'administrator',
    'auditor',
  ]),
  changeAccess: permission(
    {
      de: 'Zugänge sehen, sperren und öffnen, abmelden, Startpasswörter geben',
      en: 'See accesses, close and open them, sign people out, give start passwords',
    },
    ['administrator'],
  ),
}
