import { inTransaction } from '../foundation/database/index.ts'
import type { RetentionRule } from '../foundation/retention/index.ts'
import { DRAFT_DAYS } from './drafts/draft.ts'
import { expireDrafts } from './drafts/expire-drafts.ts'
import { deleteOldKeys } from './queries.ts'

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
  {
    tables: ['applications.api_submission'],
    personal: false,
    what: {
      de: 'Schlüssel gegen doppelte Anträge aus anderen Programmen, als Prüfwert',
      en: 'Keys against doubled applications from other programs, as hashes',
    },
    why: {
      de: 'Ein Antrag entsteht nur einmal',
      en: 'An application comes into being only once',
    },
    keep: { days: DRAFT_DAYS, after: { de: 'dem Absenden', en: 'sending' } },
    deletion: {
      name: 'delete-old-keys',
      at: '45 3 * * *',
      run: (db, clock) =>
        inTransaction(db, tx => deleteOldKeys(tx, clock.now().subtract({ hours: DRAFT_DAYS * 24 }))),
    },
  },
]
