import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../foundation/root.ts'
import { readYamlFolder } from '../foundation/yaml/index.ts'
import { readPageText, writePageText } from './page-text.ts'
import { SitePageDefinition } from './site-page-definition.ts'

test('every page of the city survives being written and read again', async () => {
  const pages = await readYamlFolder(SitePageDefinition, join(root, 'district/pages'))
  expect(pages.length).toBeGreaterThan(0)
  for (const { id, blocks } of pages)
    expect(readPageText(writePageText(blocks, 'de'), writePageText(blocks, 'en')), id).toEqual({ blocks })
})

test('the simple signs make the blocks', () => {
  const german = '# Hilfe\n\nErste Zeile\nzweite Zeile.\n\n- eins\n- zwei\n\n=> /hilfe Mehr\n\n! Anschrift'
  const english = '# Help\n\nOne line.\n\n- one\n- two\n\n=> /hilfe More\n\n! address'
  expect(readPageText(german, english)).toEqual({
    blocks: [
      { kind: 'heading', text: { de: 'Hilfe', en: 'Help' } },
      { kind: 'paragraph', text: { de: 'Erste Zeile zweite Zeile.', en: 'One line.' } },
      {
        kind: 'list',
        items: [
          { de: 'eins', en: 'one' },
          { de: 'zwei', en: 'two' },
        ],
      },
      { kind: 'link', href: '/hilfe', text: { de: 'Mehr', en: 'More' } },
      { kind: 'missing', text: { de: 'Anschrift', en: 'address' } },
    ],
  })
})

test.each([
  ['', '', 'de', 'empty', 1],
  ['# A\n\nb', '# A', 'en', 'other-blocks', 2],
  ['# A', '# A\n\nb', 'en', 'other-blocks', 2],
  ['# A', 'A', 'en', 'other-blocks', 1],
  ['- a\n- b', '- a', 'en', 'other-items', 1],
  ['=> /hilfe a', '=> /impressum a', 'en', 'other-link', 1],
  ['=> javascript:alert(1) a', '=> javascript:alert(1) a', 'de', 'bad-link', 1],
  ['=> //boese.example a', '=> //boese.example a', 'de', 'bad-link', 1],
  ['=> x/hilfe a', '=> x/hilfe a', 'de', 'bad-link', 1],
  ['=> tel:115x a', '=> tel:115x a', 'de', 'bad-link', 1],
  ['=> https:// a', '=> https:// a', 'de', 'bad-link', 1],
  ['=> mailto: a', '=> mailto: a', 'de', 'bad-link', 1],
  ['=> http://a.example a', '=> http://a.example a', 'de', 'bad-link', 1],
  ['- a', 'a', 'en', 'other-blocks', 1],
  ['=> /hilfe a', 'a', 'en', 'other-blocks', 1],
  ['a', '- a', 'en', 'other-blocks', 1],
  ['a', '=> /hilfe a', 'en', 'other-blocks', 1],
  ['a', '! a', 'en', 'other-blocks', 1],
  ['a', '', 'en', 'other-blocks', 1],
  ['- a', '', 'en', 'other-blocks', 1],
])('%j with %j: %s, %s at %i', (german, english, language, kind, block) => {
  expect(readPageText(german, english)).toEqual({ problem: { language, kind, block } })
})

test.each(['/', '/en/hilfe', 'https://a.example/b?c=d#e', 'mailto:amt@a.example', 'tel:115'])(
  'a link may lead to %s',
  href => {
    const blocks = [{ kind: 'link' as const, href, text: { de: 'mehr dazu', en: 'more' } }]
    expect(readPageText(`=> ${href} mehr dazu`, `=> ${href} more`)).toEqual({ blocks })
  },
)

test.each([
  ['a sign within a text', 'Nr. # 1 ! 2 => /x 3 - 4', 'Nr. # 1 ! 2 => /x 3 - 4'],
  ['a sign without a space', '#1', '#1'],
  ['a list with a line that is no item', '- a\nb', '- a b'],
  ['a text that ends like a list', 'a\n- b', 'a - b'],
  ['a link without words', '=> /hilfe', '=> /hilfe'],
  ['a sign alone', '!', '!'],
])('%s is a paragraph', (_, typed, text) => {
  expect(readPageText(typed, typed)).toEqual({
    blocks: [{ kind: 'paragraph', text: { de: text, en: text } }],
  })
})

test('lines lose the spaces at their ends, and a line of spaces parts blocks as an empty one does', () => {
  const typed = '  # A \n \t \n\n\n  eins  \n  zwei  \n\n  - x \n  - y '
  expect(readPageText(typed, typed)).toEqual({
    blocks: [
      { kind: 'heading', text: { de: 'A', en: 'A' } },
      { kind: 'paragraph', text: { de: 'eins zwei', en: 'eins zwei' } },
      { kind: 'list', items: ['x', 'y'].map(item => ({ de: item, en: item })) },
    ],
  })
})

test('markup is only words', () => {
  expect(readPageText('<b>fett</b>', '<b>bold</b>')).toEqual({
    blocks: [{ kind: 'paragraph', text: { de: '<b>fett</b>', en: '<b>bold</b>' } }],
  })
})
