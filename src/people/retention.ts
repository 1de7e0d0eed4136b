import type { DeletionJob, RetentionRule } from '../foundation/retention/index.ts'
import { deleteExpiredIdentifications } from './identification/begun-identification.ts'
import { deleteExpiredSessions, LONGEST_SESSION_HOURS } from './sessions/session.ts'

const expiredSessions: DeletionJob = {
  name: 'delete-expired-sessions',
  at: '17 * * * *',
  run: (db, clock) => deleteExpiredSessions(db, clock.now()),
}

export const peopleRetention: readonly RetentionRule[] = [
  {
    tables: ['people.begun_identification'],
    personal: true,
    what: {
      de: 'Begonnene Online-Nachweise der Identität: für welchen Entwurf, bei wem, welches Niveau (Schlüssel nur als Prüfwert)',
      en: 'Identifications begun online: for which draft, with whom, which level (keys only as hashes)',
    },
    why: {
      de: 'Eine Antwort zählt einmal und nur im selben Browser: Art. 32 DSGVO',
      en: 'An answer counts once, and in the same browser only: Art. 32 GDPR',
    },
    // The job runs each hour; the row itself is worth nothing after a quarter of one.
    keep: { hours: 2, after: { de: 'dem Beginn', en: 'the beginning' } },
    deletion: {
      name: 'delete-expired-identifications',
      at: '27 * * * *',
      run: (db, clock) => deleteExpiredIdentifications(db, clock.now()),
    },
    restored: false,
  },
  {
    tables: ['people.session'],
    personal: true,
    what: {
      de: 'Anmeldungen von Beschäftigten: wer, seit wann, zuletzt wann (der Schlüssel nur als Prüfwert); bei Einmalanmeldung das ID-Token des Anbieters, verschlüsselt',
      en: 'Sign-ins of staff: who, since when, last seen (the token only as a hash); with single sign-on the provider’s ID token, encrypted',
    },
    why: {
      de: 'Zugang nur für Berechtigte: Art. 32 DSGVO',
      en: 'Access only for those entitled: Art. 32 GDPR',
    },
    keep: {
      hours: LONGEST_SESSION_HOURS,
      after: { de: 'der Anmeldung, spätestens', en: 'signing in, at the latest' },
    },
    deletion: expiredSessions,
    restored: false,
  },
  {
    tables: ['people.begun_sign_in'],
    personal: true,
    what: {
      de: 'Begonnene Anmeldungen von Beschäftigten, denen der zweite Faktor noch fehlt',
      en: 'Sign-ins of staff that still lack the second factor',
    },
    why: {
      de: 'Zugang nur für Berechtigte: Art. 32 DSGVO',
      en: 'Access only for those entitled: Art. 32 GDPR',
    },
    keep: { hours: 2, after: { de: 'dem Beginn', en: 'the beginning' } },
    deletion: expiredSessions,
    restored: false,
  },
  {
    tables: ['people.passkey_challenge'],
    personal: true,
    what: {
      de: 'Aufgaben an Passkeys, die noch niemand beantwortet hat',
      en: 'Challenges to passkeys that nobody has answered yet',
    },
    why: {
      de: 'Zugang nur für Berechtigte: Art. 32 DSGVO',
      en: 'Access only for those entitled: Art. 32 GDPR',
    },
    keep: { hours: 2, after: { de: 'der Aufgabe', en: 'the challenge' } },
    deletion: expiredSessions,
    restored: false,
  },
  {
    tables: ['people.passkey', 'people.single_sign_on'],
    personal: true,
    what: {
      de: 'Passkeys von Beschäftigten (öffentliche Schlüssel) und ihre Kennung bei der Einmalanmeldung',
      en: 'Passkeys of staff (public keys) and their subject at the identity provider',
    },
    why: {
      de: 'Zugang nur für Berechtigte: Art. 32 DSGVO',
      en: 'Access only for those entitled: Art. 32 GDPR',
    },
    keep: {
      open: {
        de: 'Bis die Person sie entfernt oder ihr zweiter Faktor zurückgesetzt wird',
        en: 'Until the person removes them or the second factor is reset',
      },
    },
  },
  {
    tables: ['people.recovery_code'],
    personal: true,
    what: {
      de: 'Notfallcodes von Beschäftigten (nur als Prüfwert) und wann einer benutzt wurde',
      en: 'Recovery codes of staff (only as a hash) and when one was used',
    },
    why: {
      de: 'Zugang nur für Berechtigte: Art. 32 DSGVO',
      en: 'Access only for those entitled: Art. 32 GDPR',
    },
    keep: {
      open: {
        de: 'Bis die Person neue Codes anfordert oder ihr zweiter Faktor zurückgesetzt wird',
        en: 'Until the person orders new ones or the second factor is reset',
      },
    },
    restored: false,
  },
  {
    tables: ['people.staff_token'],
    personal: true,
    what: {
      de: 'Schlüssel, mit denen Programme im Namen von Beschäftigten anfragen (nur als Prüfwert)',
      en: 'Tokens by which programs call on behalf of staff (only as a hash)',
    },
    why: {
      de: 'Zugang nur für Berechtigte: Art. 32 DSGVO',
      en: 'Access only for those entitled: Art. 32 GDPR',
    },
    keep: {
      open: {
        de: 'Bis er zurückgezogen wird, die Person geht oder seine Zeit um ist; die Zeile bleibt als Nachweis',
        en: 'Until it is revoked, the person leaves or its time is over; the row stays as proof',
      },
    },
    restored: false,
  },
  {
    tables: ['people.staff'],
    personal: true,
    what: {
      de: 'Beschäftigte: Name, Anmeldename, Rollen, Teams, Passwort (nur als Prüfwert), letzte Anmeldung',
      en: 'Staff: name, sign-in name, roles, teams, password (only as a hash), last sign-in',
    },
    why: {
      de: 'Zugang nach Aufgabe, Nachweis wer gehandelt hat: Art. 6 Abs. 1 Buchst. e, Art. 32 DSGVO',
      en: 'Access by task, proof of who acted: Art. 6(1)(e), Art. 32 GDPR',
    },
    keep: {
      open: {
        de: 'Wer geht, verliert den Zugang; der Eintrag bleibt, weil Vorgänge auf ihn verweisen. Die Frist steht noch aus',
        en: 'Whoever leaves loses access; the entry stays because cases refer to it. The period is still open',
      },
    },
  },
  {
    tables: ['people.persona'],
    personal: false,
    what: {
      de: 'Nachgebautes Melderegister der Demo: ausschließlich erfundene Personen',
      en: 'The demo’s simulated population register: invented people only',
    },
    why: { de: 'Vorführung', en: 'Demonstration' },
    keep: { open: { de: 'So lange wie die Demo', en: 'As long as the demo' } },
  },
  {
    tables: ['people.team'],
    personal: false,
    what: { de: 'Teams und ihre Anschriften', en: 'Teams and their addresses' },
    why: { de: 'Wer bearbeitet was', en: 'Who works on what' },
    keep: { open: { de: 'So lange sie gelten', en: 'As long as they hold' } },
  },
]
