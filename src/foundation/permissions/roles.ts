import type { Localized } from '../language/index.ts'

export const roles = {
  caseworker: { de: 'Sachbearbeitung', en: 'Caseworker' },
  'team-lead': { de: 'Teamleitung', en: 'Team lead' },
  'post-clerk': { de: 'Poststelle', en: 'Post clerk' },
  'hotline-agent': { de: 'Hotline 115', en: 'Hotline agent' },
  editor: { de: 'Redaktion', en: 'Editor' },
  'legal-officer': { de: 'Rechtsamt', en: 'Legal officer' },
  'office-manager': { de: 'Amtsleitung', en: 'Office manager' },
  administrator: { de: 'IT-Betrieb', en: 'Administrator' },
  auditor: { de: 'Revision', en: 'Auditor' },
} as const satisfies Record<string, Localized>

export type Role = keyof typeof roles
export const roleNames = Object.keys(roles) as [Role, ...Role[]]
