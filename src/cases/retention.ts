import type { RetentionRule } from '../foundation/retention/index.ts'
import { deleteOldNumbers, NUMBER_KEPT_DAYS } from './mobile/mobile-number.ts'

export const casesRetention: readonly RetentionRule[] = [
  {
    tables: ['cases.case_record', 'cases.act', 'cases.inquiry', 'cases.document', 'cases.look'],
    personal: true,
    what: {
      de: 'Vorgänge: wer den Antrag gestellt hat, wie die Identität nachgewiesen wurde, Kontakt, Fragen und Antworten, Nachfragen, Unterlagen, Verlauf, Ergebnis',
      en: 'Cases: who applied, how the identity was proved, contact, questions and answers, inquiries, documents, course, result',
    },
    why: {
      de: 'Bearbeitung des Anliegens: Art. 6 Abs. 1 Buchst. c und e DSGVO mit dem Fachrecht der Leistung',
      en: 'Handling the request: Art. 6(1)(c) and (e) GDPR with the law of the service',
    },
    keep: {
      open: {
        de: 'Noch nicht festgelegt: Die Aufbewahrung richtet sich nach Landesrecht und nach der Leistung. Bis dahin wird kein Vorgang gelöscht',
        en: 'Not settled yet: the period follows the law of the Land and the service. Until then no case is deleted',
      },
    },
  },
  {
    tables: ['cases.mobile_number'],
    personal: true,
    what: {
      de: 'Handynummer für Hinweise per SMS, wann sie genannt und bestätigt wurde',
      en: 'Mobile number for hints by SMS, when it was given and confirmed',
    },
    why: {
      de: 'Einwilligung, jederzeit widerrufbar: Art. 6 Abs. 1 Buchst. a DSGVO',
      en: 'Consent, which can be withdrawn at any time: Art. 6(1)(a) GDPR',
    },
    keep: {
      days: NUMBER_KEPT_DAYS,
      after: {
        de: 'dem Abschluss des Vorgangs; abbestellt: sofort; nicht bestätigt: einen Tag nach dem Code',
        en: 'the end of the case; taken back: at once; not confirmed: a day after the code',
      },
    },
    deletion: {
      name: 'delete-mobile-numbers',
      at: '15 4 * * *',
      run: (db, clock) => deleteOldNumbers(db, clock.now()),
    },
  },
]
