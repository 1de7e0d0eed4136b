import { permission } from '../foundation/permissions/index.ts'

export const hotlinePermissions = {
  callBack: permission(
    {
      de: 'Menschen zurückrufen, die darum gebeten haben, und Rückrufe für Anrufende eintragen',
      en: 'Call people back who have asked for it, and enter call-backs for callers',
    },
    ['hotline-agent', 'caseworker', 'team-lead', 'office-manager'],
  ),
  seeAllCallBacks: permission({ de: 'Rückrufe aller Teams sehen', en: 'See the call-backs of all teams' }, [
    'hotline-agent',
    'team-lead',
    'office-manager',
  ]),
}
