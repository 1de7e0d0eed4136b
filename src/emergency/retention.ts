import type { RetentionRule } from '../foundation/retention/index.ts'
import { deleteOldFolders } from './paper/queries.ts'

/** As long as the marks of day sheets: whoever holds an old folder can be told what was in it. */
const FOLDERS_KEPT_DAYS = 90

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
      'emergency.change',
      'emergency.ending_reminder',
      'emergency.staff_move',
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
  {
    tables: ['emergency.paper_range', 'emergency.paper_number'],
    personal: true,
    what: {
      de: 'Nummern auf Papier: welches Amt sie bekam, wann ein Papier einging, wer es wann nachgetragen hat, zu welchem Vorgang; keine Namen von Bürgerinnen und Bürgern',
      en: 'Numbers on paper: which office got them, when a paper was received, who entered it when and as which case; no names of citizens',
    },
    why: {
      de: 'Nachweis des Eingangs, und damit keine Nummer zweimal vergeben wird: Art. 6 Abs. 1 Buchst. e DSGVO',
      en: 'Proof of receipt, and so that no number is given twice: Art. 6(1)(e) GDPR',
    },
    keep: { open: { de: 'Wird nicht gelöscht', en: 'Not deleted' } },
  },
  {
    tables: ['emergency.paper_folder'],
    personal: true,
    what: {
      de: 'Notfallmappen: für welches Amt, wann, von wem geholt, Namen und Größen ihrer Dateien',
      en: 'Emergency folders: for which office, when, who fetched them, names and sizes of their files',
    },
    why: {
      de: 'Aufsicht darüber, dass es sie gibt und wer sie hat: Art. 32 DSGVO',
      en: 'Supervision that they exist and who has them: Art. 32 GDPR',
    },
    keep: {
      days: FOLDERS_KEPT_DAYS,
      after: { de: 'dem Tag, an dem sie gemacht wurde', en: 'the day on which it was made' },
    },
    deletion: {
      name: 'delete-old-emergency-folders',
      at: '50 3 * * *',
      run: (db, clock) => deleteOldFolders(db, clock.now().subtract({ hours: FOLDERS_KEPT_DAYS * 24 })),
    },
  },
]
