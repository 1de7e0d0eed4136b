import type { RetentionRule } from '../foundation/retention/index.ts'
import { APPOINTMENT_DAYS, expireAppointments } from './expire-appointments.ts'
import { expireWaiting, WAITING_DAYS } from './waiting-list/expire-waiting.ts'

const after = { de: 'dem Tag des Termins', en: 'the day of the appointment' }
const deletion = { name: 'expire-appointments', at: '50 2 * * *', run: expireAppointments }

export const appointmentsRetention: readonly RetentionRule[] = [
  {
    tables: ['appointments.pool', 'appointments.need', 'appointments.rule', 'appointments.counter_setting'],
    personal: false,
    what: {
      de: 'Öffnungsregeln, Arten von Plätzen und was eine Leistung braucht; wer eine Regel geschrieben hat',
      en: 'Opening rules, kinds of counters and what a service takes; who wrote a rule',
    },
    why: { de: 'Termine anbieten', en: 'Offering appointments' },
    keep: { open: { de: 'So lange sie gelten', en: 'As long as they hold' } },
  },
  {
    tables: ['appointments.day', 'appointments.place', 'appointments.ticket'],
    personal: false,
    what: {
      de: 'Was an einem Tag frei und vergeben ist, und welche Wartenummern aufgerufen wurden; sagt nichts über Personen',
      en: 'What is free and taken on a day, and which waiting numbers were called; says nothing about persons',
    },
    why: {
      de: 'Termine anbieten und der Reihe nach aufrufen',
      en: 'Offering appointments and calling people in turn',
    },
    keep: { days: APPOINTMENT_DAYS, after },
    deletion,
  },
  {
    tables: ['appointments.appointment', 'appointments.appointment_act', 'appointments.live_key'],
    personal: true,
    what: {
      de: 'Termine: Name, Geburtsdatum, Kontakt, Anliegen, was daraus wurde; verschlüsselte Kennzeichen gegen doppelte Termine',
      en: 'Appointments: name, date of birth, contact, matter, what became of them; keyed marks against second appointments',
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
