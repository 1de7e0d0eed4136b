import { expect, inject, it } from 'vitest'
import { linkToken } from '../../src/cases/index.ts'
import { query } from '../support/database.ts'
import { inspect } from '../support/inspect.ts'
import { houseSecret, openCase, openStaff } from '../support/staff.ts'
import { openVisitor, type Visitor } from '../support/visitor.ts'

interface NewCase {
  readonly id: string
  readonly reference: string
  readonly epoch: number
}

async function newCase(offset: number): Promise<NewCase & { link: string }> {
  const [found] = await query<NewCase>(
    inject('house').databaseUrl,
    `SELECT id, reference, access_epoch AS epoch FROM cases.case_record
      WHERE state IN ('new', 'in-progress') AND team = 'melderecht' AND demo AND NOT decoy
      ORDER BY opened_at DESC OFFSET ${offset} LIMIT 1`,
  )
  const { id, epoch } = found!
  return { ...found!, link: `/mein-antrag/link/${linkToken(houseSecret, id, epoch)}` }
}

/** What arrived on this phone last, as the mailbox of the demo shows it. */
async function smsTo(visitor: Visitor, number: string, text: RegExp): Promise<string> {
  const sms = visitor.page.getByRole('article').filter({ hasText: number }).filter({ hasText: text })
  await visitor.go('/demo/postfach')
  await visitor.reloadsUntil(sms)
  return sms.first().innerText()
}

it.each([
  ['with a script', true, 0, '0171 2345671', '+491712345671'],
  ['without a script', false, 1, '0171 / 23 45 672', '+491712345672'],
] as const)(
  'somebody is told of news by SMS, and stops it again, %s',
  async (_, javaScript, nth, typed, number) => {
    const found = await newCase(nth)
    const citizen = await openVisitor({ javaScript })
    await citizen.go(found.link)
    await citizen.follow('Nachrichten per E-Mail und SMS')
    await citizen.arrivesAt('Nachrichten zu Ihrem Antrag')
    await citizen.fill({ 'Ihre Handynummer': '040 428 28 0' })
    await citizen.press('Code senden')
    await citizen.reads('Bitte geben Sie eine Handynummer ein')
    expect(await citizen.field('Ihre Handynummer').inputValue()).toBe('040 428 28 0')
    if (javaScript) expect(await inspect(citizen)).toEqual([])
    await citizen.fill({ 'Ihre Handynummer': typed })
    await citizen.press('Code senden')
    await citizen.reads('Wir schicken einen Code an')
    const page = citizen.path
    if (javaScript) expect(await inspect(citizen)).toEqual([])

    const [, code] = /Ihr Code: (\d{6})/.exec(await smsTo(citizen, number, /Ihr Code/))!
    await citizen.go(page)
    await citizen.fill({ 'Code aus der SMS': code! })
    await citizen.press('Nummer bestätigen')
    await citizen.reads('Danke. Ihre Nummer ist bestätigt.')
    if (javaScript) expect(await inspect(citizen)).toEqual([])

    const caseworker = await openStaff('ahrens')
    await openCase(caseworker, found.reference)
    await caseworker.reads(/bestätigt/)
    await caseworker.follow(/^Nachfragen/)
    await caseworker.fill({ 'Ihre Frage': 'Wohin ziehen Sie?' })
    await caseworker.press('Nachfragen')

    const news = await smsTo(citizen, number, /Es gibt Neues/)
    expect(news).not.toContain(found.reference)
    expect(news).not.toContain('Wohin ziehen Sie')
    await citizen.go(page)
    await citizen.press('Keine SMS mehr')
    await citizen.reads('Sie bekommen keine SMS mehr.')
    await citizen.field('Ihre Handynummer').waitFor()
  },
)
