import type { RetentionRule } from '../foundation/retention/index.ts'
import { DRAFT_DAYS } from './drafts/draft.ts'
import { expireDrafts } from './drafts/expire-drafts.ts'

export const applicationsRetention: readonly RetentionRule[] = [
  {
    tables: ['applications.draft', 'applications.draft_file'],
    personal: true,
    what: {
      de: 'Angefangene Anträge mit Antworten und Unterlagen; nach dem Absenden nur noch die Empfangsbestätigung',
      en: 'Applications that were begun, with answers and documents; after sending only the receipt',
    },
    why: {
      de: 'Damit Sie später und auf einem anderen Gerät weiterschreiben können: Art. 6 Abs. 1 Buchst. e DSGVO',
      en: 'So that you can go on later and on another device: Art. 6(1)(e) GDPR',
    },
    keep: { days: DRAFT_DAYS, after: { de: 'der letzten Änderung', en: 'the last change' } },
    deletion: { name: 'expire-drafts', at: '40 3 * * *', run: expireDrafts },
  },
]
