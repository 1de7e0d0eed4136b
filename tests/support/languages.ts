import type { Page } from 'playwright-core'

/** Words that no English sentence has and hardly a German one lacks. */
const GERMAN =
  /(?<![\p{L}-])(der|das|den|dem|und|oder|nicht|kein|keine|eine|einen|mit|für|über|auf|aus|bei|wird|werden|wurde|ist|sind|haben|können|bitte|Sie|Ihr|Ihre|Ihren|wir|uns|noch|nur|schon|heute|zur|zum|zurück|weiter|Uhr|Antrag|Stand|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag|Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember)(?![\p{L}-])/u

/** Texts of a page in English that speak German without saying so (WCAG 3.1.2): each with its place. */
export async function findGerman(page: Page): Promise<string[]> {
  const texts = await page.evaluate(() => {
    const found: string[] = [document.title]
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const around = node.parentElement!
      const inEnglish = around.closest('[lang]')?.getAttribute('lang') === 'en'
      // What people typed and what they are called has no language that a page could know.
      if (inEnglish && !around.closest('script, style, bdi')) found.push(node.textContent!.trim())
    }
    for (const element of document.body.querySelectorAll('[aria-label], [placeholder], [title], [alt]')) {
      for (const name of ['aria-label', 'placeholder', 'title', 'alt'])
        found.push(element.getAttribute(name) ?? '')
    }
    return found
  })
  return texts.filter(text => GERMAN.test(text))
}
