import { expect, test, vi } from 'vitest'
import type { PageContext } from '../html/index.ts'
import { keptPages } from './kept-pages.ts'

const context = (csrf: string, more: Partial<PageContext> = {}): PageContext => ({
  language: 'de',
  path: '/leistungen/hund',
  section: undefined,
  demo: true,
  mailbox: false,
  staff: null,
  asset: name => name,
  csrf: () => csrf,
  ...more,
})

test('a page is rendered once for the same values, and every visitor gets a token of their own', () => {
  const kept = keptPages()
  const render = vi.fn((own: PageContext) => `<p>ä</p><input value="${own.csrf()}">`)
  const service = {}
  expect(kept(context('anna'), [service, 'a'], render).toString()).toBe('<p>ä</p><input value="anna">')
  expect(kept(context('berta'), [service, 'a'], render).toString()).toBe('<p>ä</p><input value="berta">')
  expect(render).toHaveBeenCalledTimes(1)
})

test('another value, another language and another address are another page', () => {
  const kept = keptPages()
  const render = vi.fn((own: PageContext) => `${own.language} ${own.path}`)
  const ask = (of: unknown, more: Partial<PageContext> = {}) =>
    kept(context('', more), [of], render).toString()
  const service = {}
  ask(service)
  expect(ask(service, { language: 'en' })).toBe('en /leistungen/hund')
  expect(ask(service, { path: '/leistungen/katze' })).toBe('de /leistungen/katze')
  ask({})
  expect(render).toHaveBeenCalledTimes(4)
  expect(ask(service)).toBe('de /leistungen/hund')
  expect(render).toHaveBeenCalledTimes(5)
})

test('no more pages are kept than there may be', () => {
  const kept = keptPages()
  const render = vi.fn(() => '')
  for (let n = 0; n < 2001; n++) kept(context('', { path: `/${n}` }), [], render)
  kept(context('', { path: '/0' }), [], render)
  expect(render).toHaveBeenCalledTimes(2002)
  kept(context('', { path: '/2000' }), [], render)
  expect(render).toHaveBeenCalledTimes(2002)
})
