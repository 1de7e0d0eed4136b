import type { RetentionRule } from '../foundation/retention/index.ts'

export const channelsRetention: readonly RetentionRule[] = [
  {
    tables: [
      'channels.overlay',
      'channels.overlay_end',
      'channels.overlay_office_end',
      'channels.adopted_way',
      'channels.notice',
      'channels.notice_end',
    ],
    personal: true,
    what: {
      de: 'Sperrungen und Öffnungen von Wegen, beibehaltene Wege, Mitteilungen, und welche Beschäftigten sie verfügt haben',
      en: 'Closures and openings of ways, ways that were kept, notices, and which staff ordered them',
    },
    why: {
      de: 'Auskunft, warum ein Weg offen oder zu war: Art. 6 Abs. 1 Buchst. e DSGVO',
      en: 'Telling why a way was open or shut: Art. 6(1)(e) GDPR',
    },
    keep: {
      open: {
        de: 'Wird nicht gelöscht: Nachweis, was wann galt',
        en: 'Not deleted: proof of what held when',
      },
    },
  },
]
