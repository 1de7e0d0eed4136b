import { permission, type Role } from '../foundation/permissions/index.ts'

const workers: readonly Role[] = ['caseworker', 'team-lead']

export const casePermissions = {
  seeInbox: permission({ de: 'Den Eingang sehen', en: 'See the inbox' }, workers),
  readCase: permission({ de: 'Einen Fall lesen', en: 'Read a case' }, workers, 'own-team'),
  workOnCase: permission(
    { de: 'Einen Fall bearbeiten: notieren, nachfragen, klären', en: 'Work on a case: note, ask, clear up' },
    workers,
    'own-team',
  ),
  noteIdentity: permission(
    { de: 'Festhalten, dass die Identität geprüft ist', en: 'Put on record that the identity was checked' },
    workers,
    'own-team',
  ),
  decideCase: permission(
    { de: 'Ausstellen, bescheiden, bestätigen, weiterleiten', en: 'Issue, decide, acknowledge, forward' },
    workers,
    'own-team',
  ),
  passOnCase: permission(
    { de: 'Einen Fall an ein anderes Team geben', en: 'Pass a case to another team' },
    workers,
    'own-team',
  ),
  lookAfterUnreached: permission(
    {
      de: 'Sich kümmern, wenn eine Nachricht nicht ankam: Brief, erneut senden, erledigt',
      en: 'Look after people who were not reached: letter, send again, done',
    },
    workers,
    'own-team',
  ),
  readAudit: permission({ de: 'Das Protokoll lesen', en: 'Read the audit trail' }, ['auditor']),
}
