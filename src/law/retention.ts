import type { RetentionRule } from '../foundation/retention/index.ts'

export const lawRetention: readonly RetentionRule[] = [
  {
    tables: ['law.statute', 'law.norm', 'law.requirement'],
    personal: false,
    what: { de: 'Das Rechtsregister', en: 'The register of law' },
    why: { de: 'Welche Wege das Recht zulässt', en: 'Which ways the law allows' },
    keep: { open: { de: 'So lange es gilt', en: 'As long as it holds' } },
  },
  {
    tables: [
      'law.derogation',
      'law.derogation_term',
      'law.derogation_release',
      'law.need_for_change',
      'law.need_state',
      'law.knowledge',
    ],
    personal: true,
    what: {
      de: 'Ausnahmen vom Recht, Änderungsbedarf und alles, was das Rechtsregister früher sagte; wer es eintrug und freigab',
      en: 'Derogations, needs for change and all the register of law said before; who entered and released it',
    },
    why: {
      de: 'Nachweis, auf welchem Grund ein Weg offen war: Art. 6 Abs. 1 Buchst. e DSGVO',
      en: 'Proof of the ground on which a way was open: Art. 6(1)(e) GDPR',
    },
    keep: {
      open: {
        de: 'Wird nicht gelöscht: Nachweis, was wann galt',
        en: 'Not deleted: proof of what held when',
      },
    },
  },
]
