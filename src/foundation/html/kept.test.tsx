import { renderToString } from 'preact-render-to-string'
import { expect, test, vi } from 'vitest'
import { Form } from './form.tsx'
import { Kept } from './kept.tsx'
import { type PageContext, PageProvider, useLanguage } from './page-context.tsx'

const context = (language: 'de' | 'en'): PageContext => ({
  language,
  path: '/',
  section: undefined,
  demo: true,
  mailbox: false,
  staff: null,
  asset: name => name,
  csrf: () => 'token',
})
const shown = (of: readonly object[], text: () => string, language: 'de' | 'en' = 'de') => {
  const Words = () => <p>{`${useLanguage()} ${text()}`}</p>
  return renderToString(
    <PageProvider value={context(language)}>
      <Kept name="words" of={of}>
        {() => <Words />}
      </Kept>
    </PageProvider>,
  )
}

test('a part is rendered once for its values and language, and what data say stays text', () => {
  const [service, law] = [{}, {}]
  const text = vi.fn(() => '<script>')
  expect(shown([service, law], text)).toBe('<div class="kept"><p>de &lt;script></p></div>')
  shown([service, law], text)
  expect(text).toHaveBeenCalledTimes(1)
  shown([service, law], text, 'en')
  shown([service, {}], text)
  shown([law, service], text)
  expect(text).toHaveBeenCalledTimes(4)
})

test('holds no form: its token would be everybody’s', () => {
  const page = (
    <PageProvider value={context('de')}>
      <Kept name="form" of={[{}]}>
        {() => <Form action="/x">.</Form>}
      </Kept>
    </PageProvider>
  )
  expect(() => renderToString(page)).toThrow('for everybody')
})
