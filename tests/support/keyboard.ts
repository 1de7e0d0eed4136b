import { expect } from 'vitest'
import type { Visitor } from './visitor.ts'

interface Focus {
  readonly name: string
  readonly type: string
  readonly checked: boolean
  /** The question a choice belongs to. */
  readonly question: string
  readonly path: string
  /** A ring of at least two pixels, on an element that nothing covers. */
  readonly ring: boolean
  readonly seen: boolean
}

const MOST_STOPS = 80

/** Somebody who has nothing but a keyboard. Wherever the focus rests on the way, it has to be seen. */
export class Keyboard {
  constructor(private readonly visitor: Visitor) {}

  press(key: string): Promise<void> {
    return this.visitor.page.keyboard.press(key)
  }

  type(text: string): Promise<void> {
    return this.visitor.page.keyboard.type(text)
  }

  /** Tab, until the focus is on what has this name. */
  async tabTo(name: string | RegExp): Promise<void> {
    const fits = (focus: Focus) => (typeof name === 'string' ? focus.name === name : name.test(focus.name))
    await this.tabUntil(`"${name}"`, fits)
  }

  async write(label: string, text: string): Promise<void> {
    await this.tabTo(new RegExp(`^${label}( \\((freiwillig|optional)\\))?$`))
    await this.type(text)
  }

  /** Tab to the question, arrows to the answer. */
  async choose(question: string, answer: string): Promise<void> {
    let focus = await this.tabUntil(
      `the question "${question}"`,
      focus => focus.type === 'radio' && focus.question.startsWith(question),
    )
    for (let left = MOST_STOPS; focus.name !== answer && left > 0; left -= 1) {
      await this.press('ArrowDown')
      focus = await this.focus()
    }
    if (!focus.checked) await this.press('Space')
    expect(await this.focus()).toMatchObject({ name: answer, checked: true, ring: true })
  }

  /** Enter on what has the focus, and the page that comes. */
  async enter(): Promise<void> {
    const arrived = this.visitor.page.waitForEvent('load')
    arrived.catch(() => {})
    await this.press('Enter')
    await arrived
  }

  async goOn(button: string): Promise<void> {
    await this.tabTo(button)
    await this.enter()
  }

  private async tabUntil(what: string, fits: (focus: Focus) => boolean): Promise<Focus> {
    const passed: string[] = []
    for (let stop = 0; stop < MOST_STOPS; stop += 1) {
      await this.press('Tab')
      const focus = await this.focus()
      const where = `the focus on "${focus.name}" of ${focus.path}`
      expect(focus.ring, `${where} has no ring`).toBe(true)
      expect(focus.seen, `${where} is covered or off the screen`).toBe(true)
      if (fits(focus)) return focus
      passed.push(focus.name)
    }
    throw new Error(`Tab never came to ${what}; it passed: ${passed.join(' | ')}`)
  }

  async focus(): Promise<Focus> {
    return this.visitor.page.evaluate(async () => {
      // What has the focus is scrolled to before the next frame is drawn.
      await new Promise(requestAnimationFrame)
      await new Promise(requestAnimationFrame)
      const element = document.activeElement as HTMLInputElement
      const label = element.labels?.[0]
      const text = (label ?? element).innerText?.replace(/\s+/g, ' ').trim() ?? ''
      const style = getComputedStyle(element)
      const box = element.getBoundingClientRect()
      const [x, y] = [box.left + Math.min(box.width / 2, 20), box.top + box.height / 2]
      const there = document.elementFromPoint(x, y)
      return {
        name: element.getAttribute('aria-label') ?? text,
        type: element.type ?? '',
        checked: element.checked ?? false,
        question: element.closest('fieldset')?.querySelector('legend')?.innerText ?? '',
        path: location.pathname,
        ring:
          element.matches(':focus-visible') &&
          style.outlineStyle !== 'none' &&
          Number.parseFloat(style.outlineWidth) >= 2,
        seen: there !== null && (element.contains(there) || there.contains(element)),
      }
    })
  }
}
