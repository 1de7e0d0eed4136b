import { expect, it } from 'vitest'
import { openVisitor, type Visitor, type VisitorOptions } from '../support/visitor.ts'

interface Spoken {
  readonly text: string
  readonly lang: string
}
interface Heard {
  readonly spoken: Spoken[]
  readonly calls: string[]
  end(): void
}
declare const heard: Heard

/** A voice that speaks at once and writes down what it is told. */
function fakeVoice(voices: number): void {
  const spoken: (Spoken & EventTarget)[] = []
  const calls: string[] = []
  const note = (call: string) => () => calls.push(call)
  const synthesis = Object.assign(new EventTarget(), {
    getVoices: () => Array.from({ length: voices }, () => ({})),
    speak: (utterance: Spoken & EventTarget) => spoken.push(utterance),
    cancel: note('cancel'),
    pause: note('pause'),
    resume: note('resume'),
  })
  class Utterance extends EventTarget {
    lang = ''
    constructor(readonly text: string) {
      super()
    }
  }
  Object.defineProperty(window, 'speechSynthesis', { value: synthesis })
  Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: Utterance })
  Object.assign(window, {
    heard: { spoken, calls, end: () => spoken.at(-1)?.dispatchEvent(new Event('end')) },
  })
}

async function open(path: string, voices = 1, options: VisitorOptions = {}): Promise<Visitor> {
  const visitor = await openVisitor(options)
  await visitor.page.addInitScript(fakeVoice, voices)
  await visitor.go(path)
  return visitor
}
const button = (visitor: Visitor, name: string) => visitor.page.getByRole('button', { name, exact: true })
const spoken = (visitor: Visitor) =>
  visitor.page.evaluate(() => heard.spoken.map(({ text, lang }) => ({ text, lang })))
const calls = (visitor: Visitor) => visitor.page.evaluate(() => heard.calls.splice(0))

it('reads a service page from its heading on, pauses, goes on and stops, by keyboard alone', async () => {
  const visitor = await open('/leistungen/wohngeld')
  const read = button(visitor, 'Vorlesen')
  expect(await read.getAttribute('aria-pressed')).toBe('false')
  await read.focus()
  await visitor.page.keyboard.press('Enter')
  expect(await read.getAttribute('aria-pressed')).toBe('true')
  const passages = await spoken(visitor)
  expect(passages.slice(0, 12).map(({ text }) => text)).toContain('Wohngeld')
  expect(new Set(passages.map(({ lang }) => lang))).toEqual(new Set(['de']))
  expect(passages.filter(({ text }) => text === '' || text.length > 600)).toEqual([])

  await calls(visitor)
  await visitor.page.keyboard.press('Space')
  expect([await calls(visitor), await read.getAttribute('aria-pressed')]).toEqual([['pause'], 'false'])
  await visitor.page.keyboard.press('Space')
  expect([await calls(visitor), await read.getAttribute('aria-pressed')]).toEqual([['resume'], 'true'])
  await visitor.page.keyboard.press('Tab')
  await visitor.page.keyboard.press('Enter')
  expect(await calls(visitor)).toContain('cancel')
  expect(await read.getAttribute('aria-pressed')).toBe('false')
  expect(await read.evaluate(element => element === document.activeElement)).toBe(true)
  expect(await button(visitor, 'Vorlesen beenden').isVisible()).toBe(false)
})

it('says German words of an English page in German, and only what can be seen', async () => {
  const visitor = await open('/en/leistungen/wohngeld')
  await visitor.page.getByText('In plain German', { exact: true }).first().click()
  await button(visitor, 'Read aloud').click()
  const passages = await spoken(visitor)
  const plain = passages.find(({ text }) => text.startsWith('Ihr Einkommen reicht nicht'))
  expect(plain?.lang).toBe('de')
  expect(passages[1]?.lang).toBe('en')
  expect(passages.some(({ text }) => text.includes('§'))).toBe(false)
  await visitor.page.evaluate(() => heard.end())
  expect(await button(visitor, 'Read aloud').getAttribute('aria-pressed')).toBe('false')
})

it('offers nothing where the browser has no voice, or no script runs', async () => {
  expect(await button(await open('/hilfe', 0), 'Vorlesen').isVisible()).toBe(false)
  const plain = await openVisitor({ javaScript: false })
  await plain.go('/hilfe')
  expect(await button(plain, 'Vorlesen').isVisible()).toBe(false)
})

it('appears once the voices are known', async () => {
  const visitor = await open('/hilfe', 0)
  await visitor.page.evaluate(() => {
    Object.assign(speechSynthesis, { getVoices: () => [{}] })
    speechSynthesis.dispatchEvent(new Event('voiceschanged'))
  })
  expect(await button(visitor, 'Vorlesen').isVisible()).toBe(true)
})
