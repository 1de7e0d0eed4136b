import { expect, test } from 'vitest'
import { allPermissions } from '../../src/workbench.tsx'

/** Written down once more, so that a right given by a slip of the finger is noticed. */
test('the table of rights is the one that was agreed on', () => {
  const table = Object.entries(allPermissions).map(([name, { roles, scope }]) => [
    name,
    roles.join(' '),
    scope,
  ])
  expect(table).toEqual([
    ['seeInbox', 'caseworker team-lead', 'any'],
    ['readCase', 'caseworker team-lead', 'own-team'],
    ['workOnCase', 'caseworker team-lead', 'own-team'],
    ['noteIdentity', 'caseworker team-lead', 'own-team'],
    ['decideCase', 'caseworker team-lead', 'own-team'],
    ['passOnCase', 'caseworker team-lead', 'own-team'],
    ['lookAfterUnreached', 'caseworker team-lead', 'own-team'],
    ['readAudit', 'auditor', 'any'],
    ['seePost', 'post-clerk team-lead auditor', 'any'],
    ['seeAllPost', 'post-clerk auditor', 'any'],
    ['handOverLetters', 'post-clerk', 'any'],
    ['editPages', 'editor', 'any'],
    ['seeTexts', 'editor', 'any'],
    ['readRights', 'team-lead office-manager administrator auditor', 'any'],
    ['changeAccess', 'administrator', 'any'],
    ['lookAfterMails', 'administrator', 'any'],
    ['bookForCitizens', 'hotline-agent caseworker team-lead office-manager', 'any'],
    ['runCounter', 'caseworker team-lead office-manager', 'any'],
    ['seeDaySheet', 'caseworker team-lead office-manager', 'any'],
    ['changeRules', 'office-manager', 'any'],
    ['seeFigures', 'office-manager', 'any'],
    ['planRosters', 'office-manager', 'any'],
    ['seePlans', 'team-lead office-manager', 'any'],
    ['changePlans', 'team-lead office-manager', 'any'],
    ['approvePlans', 'office-manager', 'any'],
    ['seeSituation', 'hotline-agent team-lead office-manager', 'any'],
    ['exportLog', 'team-lead office-manager', 'any'],
    ['callDisplaced', 'hotline-agent caseworker team-lead office-manager', 'any'],
    ['prepareSwitch', 'team-lead office-manager', 'any'],
    ['releaseSwitch', 'office-manager', 'any'],
    ['fetchEmergencyFolder', 'team-lead office-manager', 'any'],
    ['seePaper', 'hotline-agent caseworker team-lead office-manager', 'any'],
    ['enterPaper', 'caseworker team-lead office-manager', 'any'],
    ['callBack', 'hotline-agent caseworker team-lead office-manager', 'any'],
    ['seeAllCallBacks', 'hotline-agent team-lead office-manager', 'any'],
    ['readLaw', 'legal-officer office-manager auditor', 'any'],
    ['keepLaw', 'legal-officer', 'any'],
    ['releaseDerogation', 'legal-officer office-manager', 'any'],
  ])
})
