import type { RetentionRule } from '../foundation/retention/index.ts'

export const lawRetention: readonly RetentionRule[] = [
  {
    tables: ['law.statute', 'law.norm', 'law.requirement', 'law.derogation'],
    personal: false,
    what: { de: 'Das Rechtsregister', en: 'The register of law' },
    why: { de: 'Welche Wege das Recht zulässt', en: 'Which ways the law allows' },
    keep: { open: { de: 'So lange es gilt', en: 'As long as it holds' } },
  },
]
