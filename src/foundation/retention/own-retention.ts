import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Database } from '../database/index.ts'
import { ANSWERS_KEPT_HOURS, deleteOldAnswers, deleteOldTries, TRIES_KEPT_HOURS } from '../http/index.ts'
import { deleteOldMails, MAILS_KEPT_DAYS } from '../messages/index.ts'
import type { RetentionRule } from './retention-rule.ts'

const EVENTS_KEPT_DAYS = 90
/** Longer than any backup may be kept, because a restore needs it back to the day of the backup. */
export const IRREVOCABLE_KEPT_DAYS = 400

/** Only what every reader has read. */
async function deleteReadEvents(db: Database, now: Temporal.Instant): Promise<void> {
  await sql`DELETE FROM foundation.event e WHERE at < ${now.subtract({ hours: EVENTS_KEPT_DAYS * 24 })}
    AND NOT EXISTS (SELECT FROM foundation.event_reader r
      WHERE (r.transaction_id, r.event_id) < (e.transaction_id, e.id))`.execute(db)
}

async function deleteOldIrrevocable(db: Database, now: Temporal.Instant): Promise<void> {
  const before = now.subtract({ hours: IRREVOCABLE_KEPT_DAYS * 24 })
  await sql`DELETE FROM foundation.irrevocable WHERE at < ${before}`.execute(db)
}

const running = { de: 'Betrieb der Anwendung', en: 'Running the application' }
const withTheInstallation = {
  de: 'So lange wie die Anwendung läuft; keine Angaben über Personen',
  en: 'As long as the application runs; no data about people',
}

export const foundationRetention: readonly RetentionRule[] = [
  {
    tables: ['foundation.audit', 'foundation.audit_seal'],
    personal: true,
    what: {
      de: 'Protokoll: wer was wann getan oder angesehen hat (Name der Beschäftigten, Nummer des Vorgangs; keine Angaben aus Anträgen)',
      en: 'Audit trail: who did or looked at what and when (name of the member of staff, number of the case; no answers from applications)',
    },
    why: {
      de: 'Nachweis rechtmäßiger Verarbeitung: Art. 5 Abs. 2, Art. 32 DSGVO',
      en: 'Proof of lawful processing: Art. 5(2), Art. 32 GDPR',
    },
    keep: {
      open: {
        de: 'Wird nicht gelöscht: die Kette der Siegel würde brechen. Die Frist legt die verantwortliche Stelle fest; sie steht noch aus',
        en: 'Not deleted: the chain of seals would break. The controller sets the period; this is still open',
      },
    },
  },
  {
    tables: ['foundation.file'],
    personal: true,
    what: {
      de: 'Unterlagen zu Anträgen und Vorgängen, Schreiben als PDF',
      en: 'Documents for applications and cases, letters as PDF',
    },
    why: {
      de: 'Bearbeitung des Anliegens: Art. 6 Abs. 1 Buchst. c und e DSGVO mit dem Fachrecht der Leistung',
      en: 'Handling the request: Art. 6(1)(c) and (e) GDPR with the law of the service',
    },
    keep: {
      open: {
        de: 'So lange wie der Entwurf oder Vorgang, zu dem die Datei gehört; mit ihm wird sie gelöscht',
        en: 'As long as the draft or case the file belongs to; it is deleted with it',
      },
    },
  },
  {
    tables: ['foundation.outbox'],
    personal: true,
    what: {
      de: 'Ausgehende E-Mails und SMS: Adresse oder Nummer, Art der Nachricht, wann sie hinausging, ob sie ankam (nicht ihr Text)',
      en: 'Outgoing mails and SMS: address or number, kind of message, when it left, whether it arrived (not its text)',
    },
    why: {
      de: 'Benachrichtigung, Nachweis des Versands, Schutz vor Überflutung: Art. 6 Abs. 1 Buchst. e DSGVO',
      en: 'Telling people, proof of sending, protection against flooding: Art. 6(1)(e) GDPR',
    },
    keep: {
      days: MAILS_KEPT_DAYS,
      after: {
        de: 'dem Versand; kam eine nicht an, nachdem sich jemand darum gekümmert hat',
        en: 'it has left; where it did not arrive, after a person has dealt with it',
      },
    },
    deletion: {
      name: 'delete-sent-mails',
      at: '0 4 * * *',
      run: (db, clock) => deleteOldMails(db, clock.now()),
    },
  },
  {
    tables: ['foundation.attempt'],
    personal: true,
    what: {
      de: 'Zähler für Versuche, als verschlüsselter Fingerabdruck von Anschluss, Adresse oder Nummer',
      en: 'Counters of tries, by a keyed fingerprint of connection, address or number',
    },
    why: {
      de: 'Schutz vor Erraten und Überlastung: Art. 32, Art. 6 Abs. 1 Buchst. e DSGVO',
      en: 'Protection against guessing and overload: Art. 32, Art. 6(1)(e) GDPR',
    },
    keep: { hours: TRIES_KEPT_HOURS, after: { de: 'dem ersten Versuch', en: 'the first try' } },
    deletion: {
      name: 'delete-old-tries',
      at: '50 3 * * *',
      run: (db, clock) => deleteOldTries(db, clock.now()),
    },
    restored: false,
  },
  {
    tables: ['foundation.idempotency'],
    personal: true,
    what: {
      de: 'Antworten an andere Programme, verschlüsselt; lesen kann sie nur, wer die Anfrage wiederholt',
      en: 'Answers to other programs, encrypted; only whoever repeats the request can read them',
    },
    why: {
      de: 'Ein Antrag entsteht nur einmal, auch wenn er zweimal ankommt: Art. 6 Abs. 1 Buchst. e DSGVO',
      en: 'An application comes into being only once, even if it arrives twice: Art. 6(1)(e) GDPR',
    },
    keep: { hours: ANSWERS_KEPT_HOURS, after: { de: 'der Antwort', en: 'the answer' } },
    deletion: {
      name: 'delete-old-answers',
      at: '45 3 * * *',
      run: (db, clock) => deleteOldAnswers(db, clock.now()),
    },
  },
  {
    tables: ['foundation.event', 'foundation.event_reader'],
    personal: true,
    what: {
      de: 'Ereignisse zwischen den Teilen der Anwendung: Nummer des Gegenstands, Name der handelnden Beschäftigten',
      en: 'Events between parts of the application: number of the object, name of the member of staff who acted',
    },
    why: running,
    keep: { days: EVENTS_KEPT_DAYS, after: { de: 'dem Ereignis', en: 'the event' } },
    deletion: {
      name: 'delete-read-events',
      at: '10 4 * * *',
      run: (db, clock) => deleteReadEvents(db, clock.now()),
    },
  },
  {
    tables: ['foundation.irrevocable'],
    personal: true,
    what: {
      de: 'Was auch eine Wiederherstellung nicht rückgängig macht: Nummern gelöschter Datensätze, ungültig gemachte Links (als Prüfwert), was das Haus verlassen hat',
      en: 'What no restore undoes: numbers of deleted rows, links made worthless (as hash), what has left the house',
    },
    why: {
      de: 'Gelöschtes bleibt gelöscht: Art. 17, Art. 32 DSGVO',
      en: 'What was deleted stays deleted: Art. 17, Art. 32 GDPR',
    },
    keep: { days: IRREVOCABLE_KEPT_DAYS, after: { de: 'dem Eintrag', en: 'the entry' } },
    deletion: {
      name: 'delete-old-irrevocable',
      at: '20 4 * * *',
      run: (db, clock) => deleteOldIrrevocable(db, clock.now()),
    },
  },
  {
    tables: ['foundation.setting', 'foundation.display_version', 'foundation.migration', 'graphile_worker.*'],
    personal: false,
    what: {
      de: 'Stand der Anwendung: angewandte Änderungen der Datenbank, Einstellungen, Zeitplan der Aufgaben',
      en: 'State of the application: migrations applied, settings, schedule of jobs',
    },
    why: running,
    keep: { open: withTheInstallation },
  },
]
