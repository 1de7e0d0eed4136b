import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { CDPSession, Page } from 'playwright-core'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** WCAG 2.2 A and AA, and what axe knows to be good practice. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe finds on the page as it is now, one line for each place. */
export async function findBarriers(page: Page, only: readonly string[] = []): Promise<string[]> {
  if (!(await page.evaluate('"axe" in globalThis'))) await loadAxe(page)
  return page.evaluate(
    async ([rules, only]) => {
      const axe = (globalThis as unknown as { axe: typeof import('axe-core') }).axe
      const runOnly =
        only.length > 0
          ? { type: 'rule' as const, values: [...only] }
          : { type: 'tag' as const, values: [...rules] }
      const { violations } = await axe.run({ runOnly, resultTypes: ['violations'] })
      return violations.flatMap(({ id, help, nodes }) =>
        nodes.map(
          ({ target, failureSummary }) =>
            `${id} (${help}) at ${target.join(' ')}: ${failureSummary?.split('\n')[1]?.trim()}`,
        ),
      )
    },
    [RULES, only] as const,
  )
}

const sessions = new WeakMap<Page, Promise<CDPSession>>()

/**
 * Not as a script of the page: its policy rightly refuses all but our own. Nor by `page.evaluate`, whose wrapping
 * makes the browser compile the half megabyte anew for each page: 43 ms of its time instead of 31, measured.
 */
async function loadAxe(page: Page): Promise<void> {
  const session = sessions.get(page) ?? page.context().newCDPSession(page)
  sessions.set(page, session)
  const { exceptionDetails } = await (await session).send('Runtime.evaluate', { expression: axeSource })
  if (exceptionDetails) throw new Error(`axe could not be loaded: ${exceptionDetails.text}`)
}
