import { afterAll, beforeAll, expect, it } from 'vitest'
import { SESSION_COOKIE, SESSION_PATH } from '../../../src/people/sessions/session.ts'
import { type RunningHouse, startHouse } from '../../support/house.ts'
import { chanceFrom, hunt } from '../../support/hunt.ts'
import { sessionOf } from '../../support/staff.ts'
import { Attacker } from './attacker.ts'
import { long, payloads, worst } from './payloads.ts'

const budget = (hunt.seconds ?? 25) * 1000
const limit = 180_000 + 2 * budget
/** Who looks at what others have typed, from which pages on. */
const STAFF = {
  sievers: ['/amt/', '/amt/eingang?ansicht=open'],
  friedrichs: ['/amt/'],
  jansen: ['/amt/'],
  quast: ['/amt/', '/amt/protokoll'],
  harms: ['/amt/'],
}

let house: RunningHouse
beforeAll(async () => {
  house = await startHouse()
})
afterAll(() => house.stop())

it(
  'whatever is typed, wherever: nothing of it runs, nothing leaves the house',
  async () => {
    const chance = chanceFrom(hunt.seed)
    const all = [...payloads, long]
    const from = chance.below(all.length)
    const texts = hunt.seconds ? [...all.slice(from), ...all.slice(0, from)] : worst
    const end = Date.now() + budget
    const shareOf = (share: number) => Math.min(end, Date.now() + budget * share)

    const citizen = await Attacker.open(house.address, texts)
    const reference = await applies(citizen)
    const mine = ['', '/antworten', '/frage', '/unterlage', '/einsicht'].map(
      rest => `/mein-antrag/${reference}${rest}`,
    )
    await citizen.roam([...mine, '/demo/postfach', '/suche', '/'], shareOf(0.4), hunt.seconds ? 4 : 1)

    const attackers = [citizen]
    for (const [signIn, starts] of Object.entries(STAFF)) {
      const member = await Attacker.open(house.address, texts)
      const value = await sessionOf(signIn, house.databaseUrl)
      const { hostname: domain } = new URL(house.address)
      await member.visitor.context.addCookies([{ name: SESSION_COOKIE, value, domain, path: SESSION_PATH }])
      const own = signIn === 'sievers' ? actsOn(reference) : []
      await member.roam([...own, ...starts], shareOf(signIn === 'sievers' ? 0.3 : 0.08), hunt.seconds ? 4 : 1)
      attackers.push(member)
    }
    // And once more what the staff's words are shown on.
    await citizen.roam([...mine, '/impressum', '/datenschutz', '/demo/postfach'], Date.now() + 10_000, 0)

    expect(
      attackers.flatMap(({ finds }) => finds),
      `seed ${hunt.seed}`,
    ).toEqual([])
    const forms = attackers.reduce((sum, { filled }) => sum + filled.size, 0)
    const pages = attackers.reduce((sum, { opened }) => sum + opened.size, 0)
    console.log(`${texts.length} texts, ${forms} forms, ${pages} kinds of pages, nothing ran`)
    // Fewer where the machine is slow: the time is given, not the way.
    expect(forms).toBeGreaterThan(0)
    expect(pages).toBeGreaterThan(12)
  },
  limit,
)

it('would be noticed, if it ran', async () => {
  const attacker = await Attacker.open(house.address, worst)
  await attacker.visitor.page.setContent('<p>Herr <script>__hit("name")</script></p>')
  await expect.poll(() => attacker.finds).toEqual(['about:blank: a script ran (name)'])
})

/** A formless request with hostile words in it; what is refused is shown again first, and then put right. */
async function applies(attacker: Attacker): Promise<string> {
  const { visitor } = attacker
  await visitor.go('/antrag/wohngeld')
  await visitor.press('Jetzt beginnen')
  const name = { familyName: "O'Nowak-Ẑ", givenNames: 'Paula', birthDate: '' }
  const right = { ...name, delivery: 'online', email: 'paula@beispiel.de', phone: '' }
  for (let tries = 0; !visitor.path.endsWith('/quittung'); tries += 1) {
    if (tries > 14) throw new Error(`The request does not get further than ${visitor.path}`)
    const ending = visitor.path.replace(/\?.*/, '')
    const form = visitor.page.locator(`main form[action^="${ending}"]`).first()
    attacker.filled.clear()
    await attacker.fills(form, tries % 2 === 1 ? right : {})
  }
  return /HH-[0-9A-Z]{4}-[0-9A-Z]{2}/.exec(await visitor.text())![0]
}

function actsOn(reference: string): string[] {
  const acts = ['note', 'ask', 'take-back-question', 'pass-on', 'reply']
  const path = `/amt/vorgang/${reference}`
  return [path, ...acts.map(act => `${path}?handlung=${act}`).filter(one => !one.endsWith('pass-on')), path]
}
