import { describe, expect, it } from 'vitest'
import { findBarriers } from '../support/accessible.ts'
import { findGerman } from '../support/languages.ts'
import { openVisitor } from '../support/visitor.ts'

const pages = [
  '/',
  '/leistungen',
  '/leistungen?q=ausweis',
  '/leistungen?q=xqzjk',
  '/leistungen/meldebescheinigung',
  '/leistungen/personalausweis',
  '/leistungen/bewohnerparken',
  '/lebenslagen/umziehen',
  '/kundenzentren',
  '/kundenzentren/billstedt',
  '/kundenzentren/horn',
  '/impressum',
  '/datenschutz',
  '/barrierefreiheit',
  '/hilfe',
  '/fehler-melden?seite=/leistungen/meldebescheinigung',
]

describe.each(pages)('%s', path => {
  it('has no barriers with everything unfolded, in light and in dark', async () => {
    const citizen = await openVisitor()
    await citizen.go(path)
    expect(await citizen.page.locator('h1').count()).toBe(1)
    const folded = citizen.page.locator('details:not([open]) > summary')
    while ((await folded.count()) > 0) await folded.first().click()
    expect(await findBarriers(citizen.page)).toEqual([])
    await citizen.page.emulateMedia({ colorScheme: 'dark' })
    expect(await findBarriers(citizen.page, ['color-contrast'])).toEqual([])
  })

  it('fits a screen of 320 pixels', async () => {
    const citizen = await openVisitor({ width: 320 })
    await citizen.go(path)
    const [needed, given] = await citizen.page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement
      return [scrollWidth, clientWidth] as const
    })
    expect(needed).toBeLessThanOrEqual(given)
  })

  it('speaks English in its English twin', async () => {
    const citizen = await openVisitor({ language: 'en' })
    await citizen.go(`/en${path}`)
    expect(await findGerman(citizen.page)).toEqual([])
  })
})
