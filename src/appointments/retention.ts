import type { RetentionRule } from '../foundation/retention/index.ts'
import { APPOINTMENT_DAYS, expireAppointments, OFFER_DAYS } from './expire-appointments.ts'
import { expireProofs, PROOF_HOURS } from './pressure/expire-proofs.ts'
import { expireRosters, ROSTER_DAYS } from './rosters/expire-rosters.ts'
import { expireWaiting, WAITING_DAYS } from './waiting-list/expire-waiting.ts'

const after = { de: 'dem Tag des Termins', en: 'the day of the appointment' }
const deletion = { name: 'expire-appointments', at: '50 2 * * *', run: expireAppointments }

export const appointmentsRetention: readonly RetentionRule[] = [
  {
    tables: [
      'appointments.pool',
      'appointments.need',
      'appointments.rule',
      'appointments.counter_setting',
      'appointments.stop',
      'appointments.service_stop',
    ],
    personal: false,
    what: {
      de: 'Öffnungsregeln, Arten von Plätzen und was eine Leistung braucht; wer eine Regel geschrieben hat',
      en: 'Opening rules, kinds of counters and what a service takes; who wrote a rule',
    },
    why: { de: 'Termine anbieten', en: 'Offering appointments' },
    keep: { open: { de: 'So lange sie gelten', en: 'As long as they hold' } },
  },
  {
    tables: [
      'appointments.day',
      'appointments.place',
      'appointments.ticket',
      'appointments.roster',
      'appointments.day_sheet',
    ],
    personal: false,
    what: {
      de: 'Was an einem Tag frei und vergeben ist, wie viele Menschen da sind, welche Wartenummern aufgerufen und welche Tagesblätter gemacht wurden; sagt nichts über Personen',
      en: 'What is free and taken on a day, how many people are there, which waiting numbers were called and which day sheets were made; says nothing about persons',
    },
    why: {
      de: 'Termine anbieten und der Reihe nach aufrufen',
      en: 'Offering appointments and calling people in turn',
    },
    keep: { days: APPOINTMENT_DAYS, after },
    deletion,
  },
  {
    tables: ['appointments.next_free'],
    personal: false,
    what: {
      de: 'Welcher Termin zu jeder Stunde als nächster frei war, je Amt und Leistung',
      en: 'Which appointment was the next free one in each hour, by office and service',
    },
    why: {
      de: 'Wartezeit auf einen Termin berichten',
      en: 'Reporting how long one waits for an appointment',
    },
    keep: { days: OFFER_DAYS, after: { de: 'der Messung', en: 'the measurement' } },
    deletion,
  },
  {
    tables: ['appointments.hold_minute', 'appointments.spent_proof'],
    personal: false,
    what: {
      de: 'Wie oft in einer Minute jemand einen Termin halten wollte; welche Rechenaufgaben und Wartemarken verbraucht sind, als Hash',
      en: 'How often in a minute somebody tried to hold an appointment; which tasks and waiting tickets are used up, as a hash',
    },
    why: {
      de: 'Termine auch dann gerecht verteilen, wenn Programme danach greifen',
      en: 'Giving appointments out fairly even where programs grasp for them',
    },
    keep: { hours: PROOF_HOURS, after: { de: 'ihrem Ablauf', en: 'their end' } },
    deletion: { name: 'expire-proofs', at: '*/10 * * * *', run: expireProofs },
    restored: false,
  },
  {
    tables: ['appointments.alarm'],
    personal: true,
    what: {
      de: 'Hilferufe am Schalter: wer rief, wer kam, wie es ausging',
      en: 'Calls for help at counters: who called, who came, how it ended',
    },
    why: {
      de: 'Menschen am Schalter schützen, Vorfälle aufklären: Art. 6 Abs. 1 Buchst. e DSGVO',
      en: 'Protecting people at counters, clearing up incidents: Art. 6(1)(e) GDPR',
    },
    keep: { days: APPOINTMENT_DAYS, after: { de: 'dem Ruf', en: 'the call' } },
    deletion,
  },
  {
    tables: ['appointments.roster_line'],
    personal: true,
    what: {
      de: 'Besetzung: wer an einem Tag von wann bis wann da ist und was bedient; keine Gründe, keine Leistung',
      en: 'Rosters: who is there on a day, from when until when, and what they serve; no reasons, no performance',
    },
    why: {
      de: 'Nicht mehr Termine vergeben, als Menschen da sind: Art. 6 Abs. 1 Buchst. e DSGVO',
      en: 'Giving out no more appointments than people are there: Art. 6(1)(e) GDPR',
    },
    keep: { days: ROSTER_DAYS, after: { de: 'dem Tag', en: 'the day' } },
    deletion: { name: 'expire-rosters', at: '55 2 * * *', run: expireRosters },
  },
  {
    tables: [
      'appointments.appointment',
      'appointments.appointment_act',
      'appointments.live_key',
      'appointments.take_over',
    ],
    personal: true,
    what: {
      de: 'Termine: Name, Geburtsdatum, Kontakt, Anliegen, was daraus wurde; verschlüsselte Kennzeichen gegen doppelte Termine. Die Handynummer für Erinnerungen geht mit der Absage, und einen Tag nach ihrem Code, wenn sie nicht bestätigt wurde',
      en: 'Appointments: name, date of birth, contact, matter, what became of them; keyed marks against second appointments. The mobile number for reminders goes when the appointment is cancelled, and one day after its code if it was not confirmed',
    },
    why: {
      de: 'Termine halten, erinnern und gerecht verteilen: Art. 6 Abs. 1 Buchst. e DSGVO',
      en: 'Keeping appointments, reminding of them and giving them out fairly: Art. 6(1)(e) GDPR',
    },
    keep: { days: APPOINTMENT_DAYS, after },
    deletion,
  },
  {
    tables: ['appointments.waiting', 'appointments.waiting_key', 'appointments.offer'],
    personal: true,
    what: {
      de: 'Warteliste: Name, Geburtsdatum, Kontakt, was passen würde, welcher Platz wann angeboten wurde; verschlüsselte Kennzeichen gegen doppelte Einträge',
      en: 'Waiting list: name, date of birth, contact, what would suit, which place was offered when; keyed marks against second entries',
    },
    why: {
      de: 'Zurückgegebene Plätze gerecht verteilen: Art. 6 Abs. 1 Buchst. e DSGVO',
      en: 'Giving returned places out fairly: Art. 6(1)(e) GDPR',
    },
    keep: {
      days: WAITING_DAYS,
      after: {
        de: 'dem Ende des Eintrags (angenommen, verlassen, nicht bestätigt, oder die Zeit ist vorbei: längstens 60 Tage)',
        en: 'the end of the entry (taken, left, not confirmed, or the time is over: 60 days at the longest)',
      },
    },
    deletion: { name: 'expire-waiting', at: '55 2 * * *', run: expireWaiting },
  },
]
