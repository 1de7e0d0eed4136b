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
  seeSituation: permission(
    {
      de: 'Die Lage sehen: was geschlossen ist, wer schon einen anderen Weg hat, das Protokoll',
      en: 'See the situation: what is closed, who has another way already, the log',
    },
    ['hotline-agent', 'team-lead', 'office-manager'],
  ),
  exportLog: permission(
    {
      de: 'Das Protokoll eines Notbetriebs mit seinen Prüfsummen herunterladen',
      en: 'Download the log of an emergency operation with its checksums',
    },
    ['team-lead', 'office-manager'],
  ),
  callDisplaced: permission(
    {
      de: 'Menschen anrufen, deren Termin ausfällt',
      en: 'Call people whose appointment does not take place',
    },
    ['hotline-agent', 'caseworker', 'team-lead', 'office-manager'],
  ),
  prepareSwitch: permission(
    { de: 'Einen Notbetrieb vorbereiten und führen', en: 'Prepare and run an emergency operation' },
    ['team-lead', 'office-manager'],
  ),
  releaseSwitch: permission(
    { de: 'Einen Notbetrieb freigeben und beenden', en: 'Release and end an emergency operation' },
    ['office-manager'],
  ),
  fetchEmergencyFolder: permission(
    {
      de: 'Die Notfallmappe eines Amtes herunterladen und neue Papiernummern ausgeben',
      en: 'Download the emergency folder of an office and issue new numbers for paper',
    },
    ['team-lead', 'office-manager'],
  ),
  seePaper: permission(
    {
      de: 'Sehen, was aus den Papieren eines Amtes wurde, und eine Nummer nachsehen',
      en: 'See what became of the papers of an office, and look a number up',
    },
    ['hotline-agent', 'caseworker', 'team-lead', 'office-manager'],
  ),
  enterPaper: permission(
    {
      de: 'Vorgänge vom Papier nachtragen, Nummern als verdorben vermerken',
      en: 'Enter cases from paper later, note numbers as spoiled',
    },
    ['caseworker', 'team-lead', 'office-manager'],
  ),
}
