import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import PostalMime from 'postal-mime'
import { Temporal } from 'temporal-polyfill'
import { afterAll, describe, expect, test } from 'vitest'
import { startDraft } from '../src/applications/drafts/start-draft.ts'
import { writeAppointment } from '../src/appointments/testing/write-appointment.ts'
import { writeWaiting } from '../src/appointments/testing/write-waiting.ts'
import { askCitizen } from '../src/cases/inquiry/ask-citizen.ts'
import { openInquiry, writeExtension } from '../src/cases/inquiry/queries.ts'
import { confirmNumber } from '../src/cases/mobile/confirm-number.ts'
import { giveNumber } from '../src/cases/mobile/give-number.ts'
import { confirmationCode, findMobileNumber } from '../src/cases/mobile/mobile-number.ts'
import { composeNews } from '../src/cases/news/compose-news.ts'
import { buildAnswer, buildSnapshot } from '../src/cases/testing/build-case.ts'
import { CaseHouse } from '../src/cases/testing/case-house.ts'
import { keepReminder } from '../src/emergency/endings/queries.ts'
import { cleanText } from '../src/foundation/http/body.ts'
import type { Language } from '../src/foundation/language/index.ts'
import {
  fileTransport,
  mailsAbout,
  type OutgoingSms,
  queueMail,
  queueSms,
  sendNextMail,
  sendNextSms,
} from '../src/foundation/messages/index.ts'
import { LONGEST_SUBJECT } from '../src/foundation/messages/tidy-message.ts'
import { testMailIdentity } from '../src/foundation/testing/index.ts'
import { nameAlphabet } from '../src/foundation/text/latin-letters.ts'
import { messageTemplates } from '../src/message-templates.ts'
import { LetterContent } from '../src/post/index.ts'
import { getService, importServices } from '../src/services/index.ts'
import { long, payloads } from './journeys/naughty/payloads.ts'

const house = await CaseHouse.build({ config: { rateLimit: false } })
const PUBLIC = 'https://amt.example'
const NUMBER = '+491711234567'
const templates = messageTemplates({
  secret: house.secret,
  publicUrl: PUBLIC,
  mailFrom: null,
  videoRooms: null,
  clock: house.clock,
})
const folder = mkdtempSync(join(tmpdir(), 'schalter-templates-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A mark before everything that a stranger typed: where it stands, their words have left the house. */
const MARK = 'GETIPPT'
const alphabet = [...nameAlphabet].join('')
/** As they are when they have come in by a form; the letters of names in lines of their own length. */
const values = [...payloads, long, alphabet, '', 'ẞ'.repeat(3000)].map(cleanText)

interface Scene {
  readonly subjectId: string
  readonly data?: Record<string, unknown>
}
interface Typed {
  readonly text: string
  readonly language: Language
}

/** What has to be there before a message of a kind is due. A new template needs a line here. */
const scenes: Record<string, (typed: Typed) => Promise<Scene>> = {
  'draft-saved': draftWith,
  'case-opened': async typed => ({ subjectId: (await caseWith(typed)).id }),
  'case-decided': async typed => ({ subjectId: (await caseWith(typed)).id }),
  'question-asked': async typed => {
    const opened = await caseWith(typed)
    const question = `${MARK} ${typed.text}`
    await house.tx(tx => askCitizen(tx, house.step(opened), { wants: 'text', question }))
    return { subjectId: opened.id, data: { inquiry: (await openInquiry(house.db, opened.id))!.id } }
  },
  'deadline-extended': async typed => {
    const opened = await caseWith(typed)
    const answerBy = house.clock.today().add({ days: 10 })
    const question = `${MARK} ${typed.text}`
    await house.tx(tx => askCitizen(tx, house.step(opened), { wants: 'text', question, answerBy }))
    const { id } = (await openInquiry(house.db, opened.id))!
    const to = answerBy.add({ days: 14 })
    await house.tx(tx => writeExtension(tx, id, to))
    const reason = { de: 'Das Haus ist zu.', en: 'The building is shut.' }
    const data = { inquiry: id, to: to.toString(), before: answerBy.toString(), reason }
    return { subjectId: opened.id, data }
  },
  'sms-code': async typed => {
    const opened = await caseWith(typed)
    const { id, codeEpoch } = await withNumber(opened.id, typed.language)
    return { subjectId: opened.id, data: { given: id, epoch: codeEpoch } }
  },
  'case-news': async typed => {
    const opened = await caseWith(typed)
    const given = await withNumber(opened.id, typed.language)
    const code = confirmationCode(house.secret, given)
    const confirm = { caseId: opened.id, code, at: house.clock.now() }
    expect(await house.tx(tx => confirmNumber(tx, house.secret, confirm))).toBe('confirmed')
    return { subjectId: opened.id }
  },
  'appointment-to-confirm': typed => appointmentIn('pending', typed),
  'appointment-booked': typed => appointmentIn('booked', typed),
  'appointment-moved': typed => appointmentIn('booked', typed),
  'appointment-cancelled': typed => appointmentIn('cancelled', typed),
  'appointment-reminder': typed => appointmentIn('booked', typed),
  'appointment-by-phone': typed => by('phone', typed),
  'appointment-by-video': typed => by('video', typed),
  'appointment-online': typed => appointmentIn('displaced', typed),
  'appointment-displaced': typed => appointmentIn('displaced', typed),
  'appointment-sms-by-phone': typed => by('phone', typed),
  'appointment-sms-by-video': typed => by('video', typed),
  'appointment-sms-online': typed => appointmentIn('displaced', typed),
  'appointment-again': typed => appointmentIn('booked', typed),
  'appointment-sms-again': typed => appointmentIn('booked', typed),
  'appointment-elsewhere': typed => appointmentIn('booked', typed),
  'appointment-sms-elsewhere': typed => appointmentIn('booked', typed),
  'appointment-sms-displaced': typed => appointmentIn('displaced', typed),
  'appointment-sms-code': typed => remindedBySms(typed, false),
  'appointment-sms-reminder': typed => remindedBySms(typed, true),
  'ground-ends': groundThatEnds,
  'waiting-to-confirm': typed => lineOfList('unconfirmed', typed),
  'waiting-offer': typed => lineOfList('waiting', typed),
  'waiting-sms-to-confirm': typed => lineOfList('unconfirmed', typed),
  'waiting-sms-offer': typed => lineOfList('waiting', typed),
}

/** Names of grounds and services are typed by staff. */
async function groundThatEnds({ text }: Typed): Promise<Scene> {
  const name = { de: text, en: text }
  const shuts = [
    { service: { id: 'x', name }, step: 'apply', channels: ['phone'], onSiteOnly: true, offices: null },
  ] as const
  const ground = { kind: 'derogation', id: randomUUID(), name } as const
  const reminder = {
    ground,
    closes: house.clock.today(),
    stage: 30,
    facts: { name, shuts, visits: null },
  } as const
  const bundle = randomUUID()
  await house.tx(tx => keepReminder(tx, reminder, { bundle, mails: 1, at: house.clock.now() }))
  return { subjectId: bundle, data: { kinds: ['derogation'] } }
}

async function by(mode: 'phone' | 'video', typed: Typed): Promise<Scene> {
  const scene = await appointmentIn('booked', typed)
  await sql`UPDATE appointments.appointment SET mode = ${mode} WHERE id = ${scene.subjectId}`.execute(
    house.db,
  )
  return scene
}

async function remindedBySms(typed: Typed, confirmed: boolean): Promise<Scene> {
  const scene = await appointmentIn('booked', typed)
  const at = house.clock.now()
  await sql`UPDATE appointments.appointment SET sms_number = ${NUMBER}, sms_code_until = ${at.add({ minutes: 30 })},
    sms_confirmed_at = ${confirmed ? at : null} WHERE id = ${scene.subjectId}`.execute(house.db)
  return scene
}

async function lineOfList(state: 'unconfirmed' | 'waiting', { text, language }: Typed): Promise<Scene> {
  const { id: service } = await serviceNamed(text)
  const when = { at: house.clock.now(), day: house.clock.today() }
  const { id, offer } = await writeWaiting(house.db, {
    ...when,
    state,
    service,
    language,
    name: `${MARK} ${text}`,
  })
  return { subjectId: id, data: { offer } }
}

async function appointmentIn(
  state: 'pending' | 'booked' | 'cancelled' | 'displaced',
  { text, language }: Typed,
): Promise<Scene> {
  const { id: service } = await serviceNamed(text)
  const typed = `${MARK} ${text}`
  const when = { at: house.clock.now(), day: house.clock.today() }
  const toWrite = { ...when, state, service, language, name: typed, phone: typed }
  const { id } = await writeAppointment(house.db, house.secret, toWrite)
  return { subjectId: id }
}

async function withNumber(caseId: string, language: Language) {
  await sql`DELETE FROM foundation.attempt`.execute(house.db)
  const give = { caseId, number: NUMBER, language, connection: null, at: house.clock.now() }
  await house.tx(tx => giveNumber(tx, house.secret, give))
  return (await findMobileNumber(house.db, caseId))!
}

/** Names of services are an editor's: they may stand in a mail and do no harm there. */
async function serviceNamed(text: string) {
  const { definition } = await getService(house.db, 'meldebescheinigung')
  const name = { de: text, en: text }
  const named = { ...definition, id: `named-${randomUUID()}`, name }
  await house.tx(tx => importServices(tx, [named], house.clock.now()))
  return getService(house.db, named.id)
}

async function draftWith({ text, language }: Typed): Promise<Scene> {
  const service = await serviceNamed(text)
  const at = house.clock.now()
  const draft = await house.tx(tx => startDraft(tx, house.secret, { service, language, at }))
  await sql`UPDATE applications.draft SET answers = ${JSON.stringify({ familyName: `${MARK} ${text}` })}
    WHERE id = ${draft.id}`.execute(house.db)
  return { subjectId: draft.id }
}

async function caseWith({ text, language }: Typed) {
  const typed = `${MARK} ${text}`
  const { service } = await house.caseToOpen('meldebescheinigung')
  return house.open('meldebescheinigung', {
    language,
    service: { ...service, name: { de: text, en: text } },
    applicant: { familyName: typed, givenNames: typed, birthDate: Temporal.PlainDate.from('1988-03-14') },
    contact: { email: 'victim@example.org', phone: typed, postalAddress: [typed, typed] },
    snapshot: buildSnapshot([buildAnswer('familyName', typed), buildAnswer(undefined, typed)]),
  })
}

/** Only the message of this scene is left in the outbox, due now. */
async function queueAlone(name: string, way: 'mail' | 'sms', typed: Typed): Promise<string> {
  const scene = await scenes[name]!(typed)
  await sql`DELETE FROM foundation.outbox`.execute(house.db)
  const about = { template: name, language: typed.language, at: house.clock.now(), ...scene }
  await house.tx(tx =>
    way === 'mail'
      ? queueMail(tx, { ...about, address: 'victim@example.org' })
      : queueSms(tx, { ...about, number: NUMBER }),
  )
  const [queued] = await mailsAbout(house.db, scene.subjectId)
  return queued!.id
}

/** The mail as it would go to a server, byte for byte. */
async function mailOf(name: string, typed: Typed): Promise<Buffer> {
  const id = await queueAlone(name, 'mail', typed)
  const transport = fileTransport(folder, { from: 'Amt <post@amt.example>', replyTo: null })
  await sendNextMail(house.db, house.clock, templates.mail, transport, testMailIdentity)
  return readFileSync(join(folder, `${id}.eml`))
}

async function smsOf(name: string, typed: Typed): Promise<OutgoingSms> {
  await queueAlone(name, 'sms', typed)
  let sent: OutgoingSms | undefined
  const deliver = async (sms: OutgoingSms) => {
    sent = sms
  }
  await sendNextSms(house.db, house.clock, templates.sms, { deliver })
  return sent!
}

/** They bring the appointment for a calendar along. */
const WITH_CALENDAR =
  /^appointment-(booked|moved|cancelled|reminder|by-phone|by-video|online|elsewhere|again|displaced)$/

/** The workbench has one address in both languages. */
const FOR_STAFF = /^ground-ends$/

const HEADERS = [
  'auto-submitted',
  'content-language',
  'content-transfer-encoding',
  'content-type',
  'date',
  'from',
  'message-id',
  'mime-version',
  'subject',
  'to',
]

/** Everything about a mail that no value may change. */
async function demandWhole(name: string, raw: Buffer, { language }: Typed): Promise<void> {
  const lines = raw.toString('latin1').split(/\r?\n/)
  // RFC 5322, 2.1.1; and nothing that only some servers take.
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(998)
  expect(raw.every(byte => byte < 128 && (byte >= 32 || byte === 9 || byte === 10 || byte === 13))).toBe(true)
  const mail = await PostalMime.parse(raw)
  const carriesCalendar = WITH_CALENDAR.test(name)
  const headers = carriesCalendar ? HEADERS.filter(key => key !== 'content-transfer-encoding') : HEADERS
  expect(mail.headers.map(({ key }) => key).toSorted()).toEqual(headers)
  expect(mail.to).toMatchObject([{ address: 'victim@example.org' }])
  expect(mail.headers.find(({ key }) => key === 'content-language')!.value).toBe(language)
  expect([mail.html, mail.cc, mail.bcc]).toEqual([undefined, undefined, undefined])
  expect(mail.attachments.length > 0).toBe(carriesCalendar)
  for (const { mimeType, content } of mail.attachments) {
    expect(['text/calendar', 'application/ics']).toContain(mimeType)
    const calendar = typeof content === 'string' ? content : Buffer.from(content as ArrayBuffer).toString()
    expect(calendar.match(/^(BEGIN|METHOD):.*/gm)).toEqual([
      'BEGIN:VCALENDAR',
      /cancelled|displaced|online/.test(name) ? 'METHOD:CANCEL' : 'METHOD:PUBLISH',
      'BEGIN:VEVENT',
    ])
    expect(calendar).not.toContain(MARK)
  }
  expect(mail.subject).not.toMatch(/[\p{Cc}\p{Bidi_C}]/u)
  expect(mail.subject!.length).toBeGreaterThan(5)
  expect(mail.subject!.length).toBeLessThanOrEqual(LONGEST_SUBJECT)
  expect(mail.text).not.toMatch(/[^\P{Cc}\r\n\t]|\p{Bidi_C}/u)
  expect(`${mail.subject} ${mail.text}`).not.toContain(MARK)
  const place = FOR_STAFF.test(name) ? '/amt' : language === 'en' ? '/en' : ''
  expect(mail.text).toContain(`${PUBLIC}${place}/`)
}

/** The basic table of GSM 03.38: one sign outside it makes an SMS of 70 signs out of one of 160. */
const GSM = /^[\n\r @£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ!"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà]*$/

function demandShort(sms: OutgoingSms, { text, language }: Typed): void {
  expect(sms).toMatchObject({ to: NUMBER, language })
  expect(sms.text).toMatch(GSM)
  expect(sms.text.length).toBeLessThanOrEqual(160)
  expect(sms.text).not.toContain(MARK)
  if (text.length > 3) expect(sms.text).not.toContain(text)
}

const names = [...templates.mail, ...templates.sms].map(({ name }) => name)

test('every template has a scene here, a name of its own, and none is left over', () => {
  expect(names.toSorted()).toEqual(Object.keys(scenes).toSorted())
})

/** Every value comes in a third of all messages; `npm run soak` tries all with each. */
function shareOf(name: string): string[] {
  if (process.env.PROPERTY_RUNS) return values
  return values.filter((_, n) => (n + names.indexOf(name)) % 3 === 0)
}

const languages = ['de', 'en'] as const
const inBoth = <Template extends { readonly name: string }>(all: readonly Template[]) =>
  all.flatMap(({ name }) => languages.map(language => [name, language] as const))

describe.each(inBoth(templates.mail))('%s (%s)', (name, language) => {
  test('is one whole mail in plain text, whatever stands in its slots', async () => {
    for (const text of shareOf(name)) {
      const typed = { text, language }
      await demandWhole(name, await mailOf(name, typed), typed)
    }
  })
})

describe.each(inBoth(templates.sms))('%s (%s)', (name, language) => {
  test('is one short SMS and repeats nothing, whatever stands in the case', async () => {
    for (const text of shareOf(name)) {
      const typed = { text, language }
      demandShort(await smsOf(name, typed), typed)
    }
  })
})

test('both languages are spoken', async () => {
  for (const name of templates.mail.map(one => one.name)) {
    const [german, english] = [
      await mailOf(name, { text: 'Ausweis', language: 'de' }),
      await mailOf(name, { text: 'Ausweis', language: 'en' }),
    ].map(raw => raw.toString())
    expect([name, german]).toEqual([name, expect.stringContaining('Guten Tag')])
    expect([name, english]).toEqual([name, expect.not.stringContaining('Guten Tag')])
  }
})

test('a letter with news takes whatever was typed, as text', async () => {
  const sender = { office: 'Team', street: 'Demoweg 1', postcode: '20355', city: 'Hamburg' }
  // A form does not let an empty name pass.
  for (const text of values.filter(one => one !== '')) {
    const opened = await house.open('gewerbeanmeldung', {
      applicant: { familyName: text, givenNames: text, birthDate: null },
      contact: { email: null, phone: null, postalAddress: ['Demoweg 8', text || '21029 Hamburg'] },
    })
    const record = await house.read(opened)
    const from = { sender, signature: 'J. Ahrens' }
    const today = house.clock.today()
    const inquiry = {
      id: opened.id,
      wants: 'text',
      question: text,
      askedAt: house.clock.now(),
      askedBy: 'J. Ahrens',
      answeredAt: null,
      answer: null,
      answerBy: today.add({ days: 14 }),
      extendedTo: null,
    } as const
    const letter = composeNews({ record, person: null, inquiry, from, today })
    const { error } = LetterContent.safeParse(letter)
    expect([text.slice(0, 60), error?.issues]).toEqual([text.slice(0, 60), undefined])
  }
})
