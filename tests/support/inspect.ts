import { expect } from 'vitest'
import { findBarriers } from './accessible.ts'
import type { Visitor } from './visitor.ts'

export interface Inspection {
  /** Look at it as a phone shows it, with all rules, too. */
  narrow?: boolean
}

const WIDE = { width: 1280, height: 900 }
const NARROW = { width: 320, height: 640 }

/** The page as it is now: nothing bars anybody, on paper white or at night, on a desk or on the smallest phone. */
export async function inspect({ page }: Visitor, { narrow = false }: Inspection = {}): Promise<string[]> {
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
  note('dark', await findBarriers(page, ['color-contrast', 'link-in-text-block']))
  await page.setViewportSize(NARROW)
  note('320 px', await findOverflow(page))
  if (narrow) note('320 px, dark', await findBarriers(page))
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize(WIDE)
  return found
}

/** What makes a narrow page scroll sideways; what scrolls by itself, such as a wide table, may. */
async function findOverflow(page: Visitor['page']): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= width) return []
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
    return [`scrolls sideways (${document.documentElement.scrollWidth} px): ${names.join('; ')}`]
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
  look: (path: string, index: number) => Promise<readonly string[]>,
): Promise<void> {
  const found: Record<string, readonly string[]> = {}
  for (const [index, path] of some(paths).entries()) {
    const status = await visitor.go(path)
    const barriers = status === 200 ? await look(path, index) : [`answers ${status}`]
    if (barriers.length > 0) found[path] = barriers
  }
  expect(found).toEqual({})
}
