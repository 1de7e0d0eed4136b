import { describe, expect, test } from 'vitest'
import { LetterContent } from './letter-content.ts'
import { buildLetter } from './testing/example-letters.ts'

const accepts = (overrides: object) => LetterContent.safeParse({ ...buildLetter(), ...overrides }).success
const underlined = (text: string, ...underline: number[]) => ({
  blocks: [{ kind: 'data', rows: [{ label: 'Vornamen', value: { text, underline } }] }],
})
const rows = (n: number) => Array.from({ length: n }, () => ({ label: 'x', value: 'x' }))
const { sender } = buildLetter()

describe('a letter may', () => {
  test.each<[string, object]>([
    ['be as it is', {}],
    ['have no block at all', { blocks: [] }],
    ['be in English', { language: 'en' }],
    ['be real', { demo: false }],
    ['go to six lines', { recipient: { lines: Array(6).fill('x') } }],
    [
      'say 50,000 characters in a paragraph, or nothing',
      { blocks: ['', 'x'.repeat(50_000)].map(text => ({ kind: 'paragraph', text })) },
    ],
    ['have 500 items', { blocks: [{ kind: 'list', items: Array(500).fill('') }] }],
    ['have 500 rows', { blocks: [{ kind: 'data', rows: rows(500) }] }],
    ['tell a remedy', { remedy: { heading: 'Ihr Recht', text: 'x'.repeat(10_000) } }],
    ['close without a name', { closing: { greeting: 'Grüße' } }],
    ['have fifty enclosures', { enclosures: Array(50).fill('x') }],
    ['underline a whole text', underlined('Anna', 0, 4)],
    ['underline a name of letters with marks', underlined('K\u0304ai', 0, 2)],
  ])('%s', (_, overrides) => {
    expect(accepts(overrides)).toBe(true)
  })
})

describe('a letter may not', () => {
  test.each<[string, object]>([
    ['be in another language', { language: 'fr' }],
    ['have a field nobody knows', { markup: 'x' }],
    ['have no subject', { subject: ' \n ' }],
    ['have a subject of 301 characters', { subject: 'x'.repeat(301) }],
    ['go to nobody', { recipient: { lines: [] } }],
    ['go to seven lines', { recipient: { lines: Array(7).fill('x') } }],
    ['go to a line of 121 characters', { recipient: { lines: ['x'.repeat(121)] } }],
    ['be of a day that does not exist', { date: '2026-02-30' }],
    ['be without a date', { date: undefined }],
    ['come from nowhere', { sender: { ...sender, street: '' } }],
    ['say 50,001 characters in a paragraph', { blocks: [{ kind: 'paragraph', text: 'x'.repeat(50_001) }] }],
    ['have an empty heading', { blocks: [{ kind: 'heading', text: '' }] }],
    ['have an empty list', { blocks: [{ kind: 'list', items: [] }] }],
    ['have a list of 501 items', { blocks: [{ kind: 'list', items: Array(501).fill('x') }] }],
    ['have a table without rows', { blocks: [{ kind: 'data', rows: [] }] }],
    ['have a table of 501 rows', { blocks: [{ kind: 'data', rows: rows(501) }] }],
    ['have a block of another kind', { blocks: [{ kind: 'html', text: 'x' }] }],
    ['have 501 blocks', { blocks: Array(501).fill({ kind: 'paragraph', text: 'x' }) }],
    ['have an empty list of enclosures', { enclosures: [] }],
    ['have 51 enclosures', { enclosures: Array(51).fill('x') }],
    ['underline nothing', underlined('Anna', 2, 2)],
    ['underline backwards', underlined('Anna', 3, 1)],
    ['underline beyond the end', underlined('Anna', 0, 5)],
    ['begin to underline within a letter', underlined('K\u0304ai', 1, 3)],
    ['cease to underline within a letter', underlined('K\u0304ai', 0, 1)],
    ['underline half a place', underlined('Anna', 0.5, 2)],
    ['underline from before the beginning', underlined('Anna', -1, 2)],
  ])('%s', (_, overrides) => {
    expect(accepts(overrides)).toBe(false)
  })
})
