// `npm run screenshots`: starts a demo of its own, walks through it and takes the pictures of docs/screenshots/.
import './check-node.mjs'
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBuilt } from './build.mjs'
import { howToGetChromium, provideChromium } from './chromium.mjs'
import { ensureInstalled, root } from './install.mjs'

await ensureInstalled({ withTools: true })
await ensureBuilt()
const folder = join(root, 'docs/screenshots')
mkdirSync(folder, { recursive: true })
const data = mkdtempSync(join(tmpdir(), 'schalter-screenshots-'))
const house = await startHouse()
/** Pages of staff by sign-in name, each signed in once: a code counts once. */
const staff = new Map()
const { chromium } = await import('playwright-core')
const browser = await chromium.launch({
  executablePath: provideChromium() ?? fail(howToGetChromium),
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-sync',
  ],
})
try {
  await citizenPages()
  await staffPages()
  await operationPages()
} finally {
  await browser.close()
  house.stop()
  await house.ended
  rmSync(data, { recursive: true, force: true })
}

/** The demo on a free port; its sign-ins are what it prints. */
function startHouse() {
  const child = spawn(process.execPath, [join(root, 'dist/start.js')], {
    env: { ...process.env, SCHALTER_DATA: data, PORT: '0', DATABASE_URL: '', PUBLIC_URL: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise(resolve => child.once('exit', resolve))
  return new Promise((resolve, reject) => {
    let text = ''
    child.stdout.on('data', chunk => {
      text += chunk
      const address = /is open at (\S+)/.exec(text)?.[1]
      // The last of the demo's people tells that the list is complete.
      if (!address || !/friedrichs/.test(text)) return
      const passwordOf = name => new RegExp(`^ +${name} +(\\S+)`, 'm').exec(text)?.[1]
      resolve({ address, passwordOf, stop: () => child.kill('SIGTERM'), ended })
    })
    child.once('exit', code => reject(new Error(`The demo ended with ${code}.`)))
  })
}

/** The same page on a desk and on a phone. */
async function both(page, name) {
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 })
    await page.screenshot({ path: join(folder, `${name}-${width}.png`), fullPage: true })
  }
  await page.setViewportSize({ width: 1280, height: 900 })
}

async function citizenPages() {
  const context = await browser.newContext({ baseURL: house.address, reducedMotion: 'reduce' })
  const page = await context.newPage()
  const go = async (path, name) => {
    await page.goto(path)
    await both(page, name)
  }
  const next = () => page.locator('button:not([aria-hidden])', { hasText: 'Weiter' }).click()
  await go('/', 'home')
  await go('/leistungen?q=proof+of+residence', 'search')
  await go('/kundenzentren', 'centres')
  await go('/leistungen/meldebescheinigung', 'service')
  await page.getByRole('button', { name: 'Online beantragen' }).click()
  await fill(page, {
    familyName: 'Petersen',
    givenNames: 'Jonas Friedrich',
    birthDate: '14.3.88',
    birthPlace: 'Husum',
  })
  await next()
  await both(page, 'form-with-error')
  await fill(page, { birthDate: '14.03.1988' })
  await next()
  await page.check('[name=dwelling][value=mainDwelling]')
  const home = { street: 'Weidenweg 87', postcode: '21035', place: 'Hamburg' }
  for (const [part, value] of Object.entries(home)) await page.fill(`#mainAddress-${part}`, value)
  await next()
  await page.check('[name=kind][value=simple]')
  await page.check('[name=forOthers][value=no]')
  await next()
  await next()
  await both(page, 'check')
  await page.getByRole('button', { name: 'Jetzt absenden' }).click()
  await both(page, 'receipt')
  await page.getByRole('link', { name: 'Stand ansehen' }).click()
  await both(page, 'status')
  house.reference = page.url().split('/').at(-1)
  await appointmentPages(page, go)
  await context.close()
}

async function appointmentPages(page, go) {
  await go('/termin?leistung=meldebescheinigung&wo=altona&ab=9&bis=12', 'appointment')
  await page.locator('.times__slot').nth(2).click()
  await both(page, 'appointment-who')
  await fill(page, { name: 'Jonas Petersen', geburtsdatum: '14.03.1988' })
  await page.getByRole('button', { name: 'Termin buchen' }).click()
  await both(page, 'appointment-booked')
}

async function fill(page, answers) {
  for (const [id, value] of Object.entries(answers)) await page.fill(`#${id}`, value)
}

async function staffPages() {
  const shots = {
    ahrens: [
      ['/amt/eingang', 'staff-inbox'],
      [`/amt/vorgang/${house.reference}`, 'staff-case'],
      [`/amt/vorgang/${house.reference}?handlung=ask#handlung`, 'staff-question'],
      ['/amt/schalter/billstedt?platz=4', 'staff-counter'],
    ],
    okonkwo: [['/amt/termine?leistung=personalausweis&wo=altona', 'staff-appointments']],
    rathje: [
      ['/amt/oeffnung/altona', 'staff-openings'],
      ['/amt/besetzung/altona', 'staff-roster'],
      ['/amt/terminstatistik', 'staff-figures'],
      ['/amt/lage/plaene/bergedorf-17-maerz-2020', 'staff-plan'],
      ['/amt/lage/plaene/ganze-stadt-nur-dringend/probelauf', 'staff-dry-run'],
      ['/amt/lage/bereitschaft', 'staff-readiness'],
    ],
    jansen: [['/amt/post', 'staff-post']],
    petrovic: [['/amt/rechte', 'staff-rights']],
    quast: [['/amt/protokoll', 'staff-audit']],
    matthiesen: [['/amt/recht', 'staff-law']],
    friedrichs: [['/amt/seiten', 'staff-pages']],
  }
  for (const [name, pages] of Object.entries(shots)) {
    const page = await signedIn(name)
    for (const [path, file] of pages) {
      await page.goto(path)
      await page.screenshot({ path: join(folder, `${file}-1440.png`) })
    }
  }
}

/** A customer centre closes, and goes back: the board, a change, the return, the register of measures. */
async function operationPages() {
  const [boss, lead] = [await signedIn('rathje'), await signedIn('wolters')]
  const shot = (page, file) => page.screenshot({ path: join(folder, `${file}-1440.png`), fullPage: true })
  await boss.goto('/amt/lage/plaene/kundenzentrum-schliessen')
  await boss.getByRole('button', { name: /genehmigen$/ }).click()
  await lead.goto('/amt/lage/vorbereiten?plan=kundenzentrum-schliessen')
  await fill(lead, { zeit: '23:50', pruefZeit: '23:55' })
  await lead.getByRole('button', { name: 'Vorbereiten' }).click()
  const { pathname } = new URL(lead.url())
  await boss.goto(pathname)
  await shot(boss, 'staff-release')
  await fill(boss, { name: 'Kundenzentrum Billstedt' })
  await boss.getByRole('button', { name: 'Freigeben' }).click()
  await shot(boss, 'staff-board')
  await lead.goto(`${pathname}/rueckkehr`)
  await shot(lead, 'staff-return')
  await lead.goto(`${pathname}/aendern`)
  await shot(lead, 'staff-change')
  await boss.goto('/amt/lage/massnahmen')
  await shot(boss, 'staff-measures')
}

/** One of the demo's staff. */
async function signedIn(name) {
  if (staff.has(name)) return staff.get(name)
  const context = await browser.newContext({
    baseURL: house.address,
    viewport: { width: 1440, height: 900 },
  })
  const page = await context.newPage()
  await page.goto('/amt/')
  await page.fill('#name', name)
  await page.fill('#password', house.passwordOf(name))
  await page.getByRole('button', { name: 'Anmelden' }).click()
  await page.goto('/demo/codes')
  const code = await page.locator('tr', { hasText: name }).locator('.code').textContent()
  await page.goto('/amt/anmeldung/code')
  await page.fill('#code', code)
  await page.getByRole('button', { name: 'Weiter' }).click()
  await page.waitForURL(url => !url.pathname.includes('/anmeldung'))
  staff.set(name, page)
  return page
}

function fail(sentence) {
  console.error(sentence)
  process.exit(1)
}
