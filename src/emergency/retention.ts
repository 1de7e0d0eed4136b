import type { RetentionRule } from '../foundation/retention/index.ts'

export const emergencyRetention: readonly RetentionRule[] = [
  {
    tables: [
      'emergency.plan',
      'emergency.plan_version',
      'emergency.plan_approval',
      'emergency.rehearsal',
      'emergency.drill',
    ],
    personal: true,
    what: {
      de: 'Pläne für den Notbetrieb in ihren Fassungen, wer sie geschrieben und genehmigt hat, wann sie geübt wurden',
      en: 'Plans for emergency operation in their versions, who wrote and approved them, when they were rehearsed',
    },
    why: {
      de: 'Nachweis, was für einen Notfall vorbereitet war: Art. 6 Abs. 1 Buchst. e DSGVO',
      en: 'Proof of what was prepared for an emergency: Art. 6(1)(e) GDPR',
    },
    keep: { open: { de: 'Wird nicht gelöscht', en: 'Not deleted' } },
  },
  {
    tables: [
      'emergency.activation',
      'emergency.log_entry',
      'emergency.log_seal',
      'emergency.homecoming',
      'emergency.stage',
      'emergency.way_decision',
    ],
    personal: true,
    what: {
      de: 'Notbetriebe: wer vorbereitet, freigegeben und beendet hat, und das Protokoll der Entscheidungen; keine Namen von Bürgerinnen und Bürgern',
      en: 'Emergency operations: who prepared, released and ended them, and the log of decisions; no names of citizens',
    },
    why: {
      de: 'Nachweis, was wann geschlossen war und wer es entschieden hat: Art. 6 Abs. 1 Buchst. e DSGVO',
      en: 'Proof of what was closed when and who decided it: Art. 6(1)(e) GDPR',
    },
    keep: { open: { de: 'Wird nicht gelöscht', en: 'Not deleted' } },
  },
]
