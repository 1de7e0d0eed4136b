import { inject } from 'vitest'
import { kioskPath } from '../../src/appointments/counter/kiosk-key.ts'
import { writeWaiting } from '../../src/appointments/testing/write-waiting.ts'
import { entryPath } from '../../src/appointments/waiting-list/entry-link.ts'
import { query } from './database.ts'
import { attachPhoto } from './drafts.ts'
import { houseSecret } from './staff.ts'
import type { Visitor } from './visitor.ts'
import {
  appointmentIn,
  at,
  caseIn,
  emptyDraft,
  formPages,
  fullDraft,
  ids,
  inHouse,
  linkTo,
  linkToAppointment,
  ofAppointments,
  ofCases,
  placeHeld,
  sentDraft,
  ticketDrawn,
  tomorrow,
} from './ways-in.ts'

/** Leads the visitor as far as they need to be, and names the addresses they may see from there. */
export type Places = (visitor: Visitor) => Promise<readonly string[]>

/** Where the pages of a route are; routes without a parameter are where they say. A new one has to be added. */
export const places: Record<string, Places> = {
  '/leistungen': async () => ['/leistungen', '/leistungen?q=ausweis', '/leistungen?q=xyzzy'],
  '/leistungen/:id': async () => (await ids('services.service')).map(id => `/leistungen/${id}`),
  '/lebenslagen/:id': async () => (await ids('services.life_situation')).map(id => `/lebenslagen/${id}`),
  '/rueckruf': async () => {
    await query(
      inject('house').databaseUrl,
      `INSERT INTO hotline.call_back_queue (id, activation, team, opened_at)
      VALUES (gen_random_uuid(), gen_random_uuid(), 'melderecht', now())`,
    )
    return ['/rueckruf?leistung=meldebescheinigung', '/rueckruf?leistung=gewerbeanmeldung']
  },
  '/kundenzentren/:id': async () => ['/kundenzentren/hamburg-mitte', '/kundenzentren/bergedorf'],
  '/problems/:name': async () => ['/problems/wrong-answers', '/problems/way-closed'],
  '/formular/:service': async () => ['/formular/meldebescheinigung', '/formular/wohngeld'],
  '/antrag/:draft': async () => ['/antrag/hund-anmelden', '/antrag/wohngeld'],
  '/antrag/fortsetzen/:token': async () => [(await emptyDraft()).link],
  '/antrag/:draft/ausweisen': visitor => at(visitor, fullDraft(), 'ausweisen'),
  // Nothing was asked for: the page says so, and where to go on.
  '/antrag/:draft/ausweisen/antwort': visitor => at(visitor, fullDraft(), 'ausweisen/antwort'),
  '/demo/ausweis': async visitor => {
    const [page] = await at(visitor, fullDraft(), 'ausweisen')
    await visitor.go(page!)
    await visitor.press(/^Weiter zu: Demo-Ausweis/)
    return [visitor.path]
  },
  '/antrag/:draft/pruefen': visitor => at(visitor, fullDraft(), 'pruefen'),
  '/antrag/:draft/quittung': visitor => at(visitor, sentDraft(), 'quittung'),
  '/antrag/:draft/zwischenspeichern': visitor => at(visitor, fullDraft(), 'zwischenspeichern'),
  '/antrag/:draft/:page': formPages,
  '/antrag/:draft/:page/:question/:n': visitor => at(visitor, fullDraft(), 'purpose/persons/one'),
  '/mein-antrag/link/:token': async () => [linkTo(await caseIn('decided'))],
  '/mein-antrag/:reference': visitor =>
    ofCases(visitor, ['new', 'in-progress', 'waiting', 'decided', 'closed']),
  '/mein-antrag/:reference/unterlage': visitor => ofCases(visitor, ['new'], '/unterlage'),
  '/mein-antrag/:reference/frage': visitor => ofCases(visitor, ['new'], '/frage'),
  '/mein-antrag/:reference/antworten': visitor => ofCases(visitor, ['new'], '/antworten'),
  '/mein-antrag/:reference/einsicht': visitor => ofCases(visitor, ['closed'], '/einsicht'),
  '/mein-antrag/:reference/nachrichten': visitor => ofCases(visitor, ['new', 'closed'], '/nachrichten'),
  '/mein-antrag/:reference/zurueckziehen': visitor => ofCases(visitor, ['new'], '/zurueckziehen'),
  '/mein-antrag/:reference/bewertung': visitor => ofCases(visitor, ['closed'], '/bewertung'),
  '/termin': async () => [
    '/termin',
    '/termin?leistung=personalausweis:2&leistung=wohnsitz-anmelden&wo=bezirk-altona&ab=9&bis=11',
    '/termin?leistung=meldebescheinigung&wo=bergedorf&art=phone&monat=2000-01',
  ],
  '/termin/platz/:hold': async () => [`/termin/platz/${await placeHeld()}`],
  '/warteliste': async () => [
    '/warteliste?leistung=personalausweis:2&wo=bezirk-altona&ab=9&bis=11',
    '/warteliste?leistung=meldebescheinigung',
  ],
  '/warteliste/:entry/:token': async () => {
    const states = ['unconfirmed', 'waiting', 'served', 'left', 'over'] as const
    const lines = await inHouse(db =>
      Promise.all(states.map(state => writeWaiting(db, { ...tomorrow(), state }))),
    )
    const paths = lines.map(({ id }) => entryPath(houseSecret, id))
    return [...paths, `${paths[1]}?danke=abgelehnt`, `${paths[0]}?nicht=termin`]
  },
  '/videoraum/:room': async () => [`/videoraum/${'a'.repeat(22)}`],
  '/aufruf/:office': async () => ['/aufruf/altona'],
  '/wartenummer/:office': async visitor => {
    await visitor.go(kioskPath(houseSecret, 'altona'))
    return ['/wartenummer/altona', '/wartenummer/bergedorf']
  },
  '/wartenummer/:office/geraet/:token': async () => [kioskPath(houseSecret, 'altona')],
  '/wartenummer/:office/:ticket': async () => [`/wartenummer/blankenese/${await ticketDrawn()}`],
  '/mein-termin/:reference/link/:token': async () => [linkToAppointment(await appointmentIn('booked'))],
  '/mein-termin/:reference': visitor =>
    ofAppointments(visitor, ['booked', 'pending', 'cancelled', 'lapsed', 'missed', 'arrived', 'done']),
  '/mein-termin/:reference/bestaetigen': visitor => ofAppointments(visitor, ['pending'], '/bestaetigen'),
  '/mein-termin/:reference/sms': visitor => ofAppointments(visitor, ['booked'], '/sms'),
  '/mein-termin/:reference/frueher': visitor => ofAppointments(visitor, ['booked'], '/frueher'),
  '/mein-termin/:reference/absagen': visitor => ofAppointments(visitor, ['booked'], '/absagen'),
  '/mein-termin/:reference/verschieben/:hold': async visitor =>
    ofAppointments(visitor, ['booked'], `/verschieben/${await placeHeld()}`),
}

/** Routes that hand out a file and no page. */
export const files: Record<string, Places> = {
  '/mein-termin/:reference/termin.ics': visitor => ofAppointments(visitor, ['booked'], '/termin.ics'),
  '/antrag/:draft/kalender.ics': visitor => at(visitor, sentDraft(), 'kalender.ics'),
  '/antrag/:draft/datei/:file': async visitor => {
    const draft = await emptyDraft()
    return at(visitor, Promise.resolve(draft), `datei/${await attachPhoto(draft, 'idCopy')}`)
  },
  '/mein-antrag/:reference/brief/:letter': async visitor => {
    const [letter] = await query<{ id: string; caseId: string; reference: string; epoch: number }>(
      inject('house').databaseUrl,
      `SELECT letter.id, record.id AS "caseId", record.reference, record.access_epoch AS epoch
        FROM post.letter JOIN cases.case_record record ON record.id = letter.case_id
        WHERE letter.delivery = 'online' AND letter.file_id IS NOT NULL LIMIT 1`,
    )
    const { id, caseId, reference, epoch } = letter!
    await visitor.go(linkTo({ id: caseId, epoch }))
    return [`/mein-antrag/${reference}/brief/${id}`]
  },
}
