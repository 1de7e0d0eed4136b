import { permission } from '../foundation/permissions/index.ts'

export const appointmentPermissions = {
  bookForCitizens: permission(
    {
      de: 'Termine für Bürgerinnen und Bürger buchen, verschieben, absagen',
      en: 'Book, move and cancel appointments for citizens',
    },
    ['hotline-agent', 'caseworker', 'team-lead', 'office-manager'],
  ),
  runCounter: permission(
    {
      de: 'Den Schalter führen: anmelden, aufrufen, abschließen',
      en: 'Run the counter: check in, call, finish',
    },
    ['caseworker', 'team-lead', 'office-manager'],
  ),
  seeDaySheet: permission(
    { de: 'Das Tagesblatt eines Amtes ansehen und prüfen', en: 'See and check the day sheet of an office' },
    ['caseworker', 'team-lead', 'office-manager'],
  ),
  changeRules: permission(
    { de: 'Bestimmen, wann ein Amt Termine gibt', en: 'Decide when an office gives appointments' },
    ['office-manager'],
  ),
  seeFigures: permission(
    { de: 'Die Terminstatistik eines Amtes sehen', en: 'See the appointment figures of an office' },
    ['office-manager'],
  ),
  planRosters: permission({ de: 'Eintragen, wer an einem Tag da ist', en: 'Enter who is there on a day' }, [
    'office-manager',
  ]),
}
