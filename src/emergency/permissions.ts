import { permission } from '../foundation/permissions/index.ts'

export const emergencyPermissions = {
  seePlans: permission(
    {
      de: 'Pläne für den Notbetrieb, ihren Probelauf und die Bereitschaft ansehen',
      en: 'See plans for emergency operation, their dry run and the readiness',
    },
    ['team-lead', 'office-manager'],
  ),
  changePlans: permission(
    { de: 'Pläne für den Notbetrieb ändern', en: 'Change plans for emergency operation' },
    ['team-lead', 'office-manager'],
  ),
  approvePlans: permission(
    {
      de: 'Eine Fassung eines Plans genehmigen, die jemand anderes geschrieben hat',
      en: 'Approve a version of a plan that somebody else has written',
    },
    ['office-manager'],
  ),
}
