import type { RetentionRule } from '../foundation/retention/index.ts'

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
]
