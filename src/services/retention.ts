import type { RetentionRule } from '../foundation/retention/index.ts'

export const servicesRetention: readonly RetentionRule[] = [
  {
    tables: ['services.service', 'services.service_version', 'services.life_situation'],
    personal: false,
    what: {
      de: 'Leistungen in allen Fassungen, Lebenslagen',
      en: 'Services in all versions, life situations',
    },
    why: {
      de: 'Auskunft; ein Vorgang behält die Fassung, mit der er begann',
      en: 'Information; a case keeps the version it began with',
    },
    keep: { open: { de: 'Wird nicht gelöscht', en: 'Not deleted' } },
  },
]
