import { expect } from 'vitest'
import { findBarriers } from './accessible.ts'
import type { Visitor } from './visitor.ts'

/** What depends on how wide the window is and which colours it has; all else axe finds at any width. */
const OF_THE_LOOK = ['color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable']
/** `npm run soak -- pages` trusts nobody: all rules on the phone as well. */
const ON_A_PHONE = process.env.EVERY_PAGE ? [] : OF_THE_LOOK

const WIDE = { width: 1280, height: 900 }
const NARROW = { width: 320, height: 640 }

/** The page as it is now: nothing bars anybody, on paper white or at night, on a desk or on the smallest phone. */
export async function inspect({ page }: Visitor): Promise<string[]> {
  const found: string[] = []
  const note = (where: string, barriers: readonly string[]) =>
    found.push(...barriers.map(barrier => `${where}: ${barrier}`))
  await page.setViewportSize(WIDE)
  await page.emulateMedia({ colorScheme: 'light' })
  // What is folded away has to be as good as the rest.
  await page.locator('details').evaluateAll(all => {
    for (const details of all) (details as HTMLDetailsElement).open = true
  })
  note('1280 px', await findBarriers(page))
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.setViewportSize(NARROW)
  note('320 px', await findOverflow(page))
  note('320 px, dark', await findBarriers(page, ON_A_PHONE))
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize(WIDE)
  return found
}

/** Words that stick out of their button, and what makes a narrow page scroll sideways; a wide table may scroll by itself. */
async function findOverflow(page: Visitor['page']): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth
    const bursting = [...document.querySelectorAll('.kern-btn')]
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1)
      .map(({ textContent }) => `"${textContent}" sticks out of its button`)
    if (document.documentElement.scrollWidth <= width) return bursting
    const wide = [...document.body.querySelectorAll('*')].filter(element => {
      const { right } = element.getBoundingClientRect()
      return right > width + 1 && element.children.length === 0
    })
    const names = wide
      .slice(0, 5)
      .map(
        element =>
          `${element.tagName.toLowerCase()}.${element.className} "${element.textContent?.slice(0, 40)}"`,
      )
    return [...bursting, `scrolls sideways (${document.documentElement.scrollWidth} px): ${names.join('; ')}`]
  })
}

/** `npm test` looks at so many pages of a kind, `npm run soak -- pages` at every one. */
const OF_A_KIND = process.env.EVERY_PAGE ? Number.POSITIVE_INFINITY : 2

/** The first, the last, and between them evenly. */
function some(paths: readonly string[]): readonly string[] {
  if (paths.length <= OF_A_KIND) return paths
  const step = (paths.length - 1) / (OF_A_KIND - 1)
  return Array.from({ length: OF_A_KIND }, (_, n) => paths[Math.round(n * step)]!)
}

/** Visits addresses of one kind of page, does what `look` says there, and names all that was found at once. */
export async function inspectAll(
  visitor: Visitor,
  paths: readonly string[],
  look: (path: string) => Promise<readonly string[]>,
): Promise<void> {
  const found: Record<string, readonly string[]> = {}
  for (const path of some(paths)) {
    const status = await visitor.go(path)
    const barriers = status === 200 ? await look(path) : [`answers ${status}`]
    if (barriers.length > 0) found[path] = barriers
  }
  expect(found).toEqual({})
}
