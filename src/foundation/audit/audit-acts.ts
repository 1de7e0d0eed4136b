import type { Language, Localized } from '../language/index.ts'

/** Every act that may stand in the audit trail, in the words in which it is read. None is written without words. */
export const auditActs = {
  'case.opened': { de: 'Fall eröffnet', en: 'Case opened' },
  'case.identified': { de: 'Identität festgestellt', en: 'Identity established' },
  'case.read': { de: 'Fall gelesen', en: 'Case read' },
  'case.document-read': { de: 'Unterlage gelesen', en: 'Document read' },
  'case.letter-read': { de: 'Brief gelesen', en: 'Letter read' },
  'case.look-explained': { de: 'Ungewöhnlichen Blick begründet', en: 'Unusual look explained' },
  'case.decoy-laid': { de: 'Köder ausgelegt', en: 'Decoy laid out' },
  'case.decoy-opened': { de: 'Köder geöffnet', en: 'Decoy opened' },
  'case.taken': { de: 'Fall übernommen', en: 'Case taken' },
  'case.put-back': { de: 'Fall zurückgelegt', en: 'Case put back' },
  'case.passed-on': { de: 'Fall an ein anderes Team gegeben', en: 'Case passed to another team' },
  'case.note': { de: 'Vermerk geschrieben', en: 'Note written' },
  'case.asked': { de: 'Bei der Person nachgefragt', en: 'Person asked' },
  'case.question-taken-back': { de: 'Nachfrage zurückgenommen', en: 'Question taken back' },
  'case.answered': { de: 'Nachfrage beantwortet', en: 'Question answered' },
  'case.document-added': { de: 'Unterlage hinzugefügt', en: 'Document added' },
  'case.message': { de: 'Nachricht geschrieben', en: 'Message written' },
  'case.cleared': { de: 'Widerspruch zum Register geklärt', en: 'Contradiction to the register cleared' },
  'case.granted': { de: 'Antrag bewilligt', en: 'Application granted' },
  'case.refused': { de: 'Antrag abgelehnt', en: 'Application refused' },
  'case.replied': { de: 'Anfrage beantwortet', en: 'Enquiry answered' },
  'case.withdrawn': { de: 'Antrag zurückgezogen', en: 'Application withdrawn' },
  'case.letter-produced': { de: 'Brief erstellt', en: 'Letter made' },
  'case.letter-handed-over': { de: 'Brief der Post übergeben', en: 'Letter handed to the post' },
  'case.letter-returned': { de: 'Brief zurückgekommen', en: 'Letter came back' },
  'case.letter-fetched': { de: 'Brief online abgeholt', en: 'Letter fetched online' },
  'case.mail-undelivered': { de: 'E-Mail nicht angekommen', en: 'Mail did not arrive' },
  'case.sms-undelivered': { de: 'SMS nicht angekommen', en: 'SMS did not arrive' },
  'case.sms-confirmed': { de: 'Mobilnummer bestätigt', en: 'Mobile number confirmed' },
  'case.sms-taken-back': { de: 'Mobilnummer zurückgezogen', en: 'Mobile number taken back' },
  'case.mail-again': { de: 'E-Mail erneut gesendet', en: 'Mail sent again' },
  'case.news-by-letter': { de: 'Nachricht als Brief geschickt', en: 'News sent as a letter' },
  'case.reached': { de: 'Person auf anderem Weg erreicht', en: 'Person reached another way' },
  'case.exported': { de: 'Fall herausgegeben (Auskunft)', en: 'Case handed out (right of access)' },
  'appointment.seen': { de: 'Termin angesehen', en: 'Appointment seen' },
  'appointment.booked': { de: 'Termin gebucht', en: 'Appointment booked' },
  'appointment.confirmed': { de: 'Termin bestätigt', en: 'Appointment confirmed' },
  'appointment.moved': { de: 'Termin verlegt', en: 'Appointment moved' },
  'appointment.cancelled': { de: 'Termin abgesagt', en: 'Appointment cancelled' },
  'appointment.arrived': { de: 'Zum Termin gekommen', en: 'Came to the appointment' },
  'appointment.done': { de: 'Termin erledigt', en: 'Appointment done' },
  'appointment.missed': { de: 'Nicht zum Termin gekommen', en: 'Did not come to the appointment' },
  'appointment-rule.added': { de: 'Öffnungsregel hinzugefügt', en: 'Opening rule added' },
  'appointment-rule.withdrawn': { de: 'Öffnungsregel zurückgenommen', en: 'Opening rule withdrawn' },
  'roster.changed': { de: 'Besetzung geändert', en: 'Roster changed' },
  'draft.identified': { de: 'Identität online nachgewiesen', en: 'Identity proved online' },
  'draft.identification-dropped': {
    de: 'Online-Nachweis der Identität verworfen',
    en: 'Online proof of identity dropped',
  },
  'letter.handed-over': { de: 'Brief der Post übergeben', en: 'Letter handed to the post' },
  'letter.returned': { de: 'Rückläufer eingetragen', en: 'Return entered' },
  'letter.delivered': { de: 'Brief als angekommen eingetragen', en: 'Letter entered as arrived' },
  'mail.sent-again': { de: 'E-Mail erneut gesendet', en: 'Mail sent again' },
  'mail.settled': { de: 'Nicht angekommene E-Mail erledigt', en: 'Undelivered mail settled' },
  'mail.released': { de: 'Zurückgehaltene E-Mail freigegeben', en: 'Held mail released' },
  'mail.dropped': { de: 'Zurückgehaltene E-Mail verworfen', en: 'Held mail dropped' },
  'service.imported': { de: 'Fassung einer Leistung eingespielt', en: 'Version of a service imported' },
  'office.imported': { de: 'Angaben zu einer Dienststelle eingespielt', en: 'Facts of an office imported' },
  'site-page.imported': { de: 'Fassung einer Seite eingespielt', en: 'Version of a page imported' },
  'site-page.save': { de: 'Seite geändert', en: 'Page changed' },
  'staff.added': { de: 'Zugang angelegt', en: 'Access added' },
  'staff.enabled': { de: 'Zugang geöffnet', en: 'Access opened' },
  'staff.disabled': { de: 'Zugang gesperrt', en: 'Access closed' },
  'staff.sign-in': { de: 'Angemeldet', en: 'Signed in' },
  'staff.sessions-ended': { de: 'Auf Geräten abgemeldet', en: 'Signed out on devices' },
  'staff.start-password-given': { de: 'Startpasswort vergeben', en: 'Start password given' },
  'staff.password-changed': { de: 'Passwort geändert', en: 'Password changed' },
  'staff.second-factor-set-up': { de: 'Zweiten Faktor eingerichtet', en: 'Second factor set up' },
  'staff.second-factor-reset': { de: 'Zweiten Faktor zurückgesetzt', en: 'Second factor reset' },
  'staff.recovery-codes-renewed': { de: 'Neue Notfallcodes geholt', en: 'New recovery codes made' },
  'staff.recovery-code-used': { de: 'Notfallcode benutzt', en: 'Recovery code used' },
  'staff.passkey-added': { de: 'Passkey hinzugefügt', en: 'Passkey added' },
  'staff.passkey-removed': { de: 'Passkey entfernt', en: 'Passkey removed' },
  'staff.identity-linked': {
    de: 'Mit dem Konto des Hauses verbunden',
    en: 'Linked to the account of the house',
  },
  'staff.token-created': { de: 'Schlüssel für ein Programm vergeben', en: 'Token for a program made' },
  'staff.token-revoked': { de: 'Schlüssel eines Programms zurückgezogen', en: 'Token of a program revoked' },
  'database.backed-up': { de: 'Sicherung erstellt', en: 'Backup made' },
  'database.restored': { de: 'Sicherung eingespielt', en: 'Backup restored' },
  'house.secret-changed': { de: 'Geheimnis des Hauses gewechselt', en: 'Secret of the house changed' },
} as const satisfies Record<string, Localized>

export type AuditAct = keyof typeof auditActs

/** What an act was done to. */
export const auditObjects = {
  appointment: { de: 'Termin', en: 'Appointment' },
  case: { de: 'Fall', en: 'Case' },
  decoy: { de: 'Köder', en: 'Decoy' },
  draft: { de: 'Entwurf', en: 'Draft' },
  letter: { de: 'Brief', en: 'Letter' },
  mail: { de: 'E-Mail', en: 'Mail' },
  office: { de: 'Dienststelle', en: 'Office' },
  service: { de: 'Leistung', en: 'Service' },
  'site-page': { de: 'Seite', en: 'Page' },
  staff: { de: 'Zugang', en: 'Access' },
  database: { de: 'Datenbank', en: 'Database' },
  house: { de: 'Haus', en: 'House' },
} as const satisfies Record<string, Localized>

export type AuditObject = keyof typeof auditObjects

/** An act of an earlier version that is written no more keeps the name it has in the trail. */
export function wordsOfAct(act: string, language: Language): string {
  return Object.hasOwn(auditActs, act) ? auditActs[act as AuditAct][language] : act
}
export function wordsOfObject(kind: string, language: Language): string {
  return Object.hasOwn(auditObjects, kind) ? auditObjects[kind as AuditObject][language] : kind
}
