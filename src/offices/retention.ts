import type { RetentionRule } from '../foundation/retention/index.ts'

export const officesRetention: readonly RetentionRule[] = [
  {
    tables: [
      'offices.district',
      'offices.quarter',
      'offices.office',
      'offices.opening_hours',
      'offices.closure',
      'offices.hotline',
      'offices.hotline_hours',
    ],
    personal: false,
    what: {
      de: 'Bezirke, Stadtteile, Standorte, Zeiten, die 115',
      en: 'Districts, quarters, offices, hours, the hotline',
    },
    why: { de: 'Auskunft', en: 'Information' },
    keep: { open: { de: 'So lange es gilt', en: 'As long as it holds' } },
  },
  {
    tables: ['offices.site_page_version'],
    personal: true,
    what: {
      de: 'Fassungen der Seiten wie Impressum und Datenschutz, mit Namen der Redaktion',
      en: 'Versions of pages such as legal notice and privacy, with the names of the editors',
    },
    why: {
      de: 'Nachweis, was wann veröffentlicht war: Art. 5 Abs. 2, Art. 6 Abs. 1 Buchst. e DSGVO',
      en: 'Proof of what was published when: Art. 5(2), Art. 6(1)(e) GDPR',
    },
    keep: { open: { de: 'Wird nicht gelöscht', en: 'Not deleted' } },
  },
]
