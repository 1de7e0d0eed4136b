import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '../src/foundation/root.ts'
import { testTitles } from './support/test-titles.ts'

const ANSWERS = ['holds', 'not applicable', 'at the operator', 'open']
const text = (path: string) => readFileSync(join(root, path), 'utf8')
const chapters = readdirSync(join(root, 'docs/operations/asvs')).sort()

interface Line {
  readonly id: string
  readonly level: string
  readonly answer: string
  readonly how: string
  readonly shownBy: string
  readonly chapter: string
}
const cells = (line: string) => line.split(' | ').map(cell => cell.replace(/^\| ?|\|$/g, '').trim())
const lines: Line[] = chapters.flatMap(chapter =>
  text(`docs/operations/asvs/${chapter}`)
    .split('\n')
    .filter(line => line.startsWith('| V'))
    .map(line => {
      const [id = '', level = '', answer = '', how = '', shownBy = ''] = cells(line)
      return { id, level, answer, how, shownBy, chapter }
    }),
)

/** What a line names: file, and group and test in it. */
function named({ shownBy }: Line): { path: string; title: string }[] {
  return shownBy.split('<br>').flatMap(part => {
    const found = /^`([^`]+)` › (.+)$/.exec(part)
    return found ? [{ path: found[1]!, title: found[2]! }] : []
  })
}
const titlesOf = new Map<string, string[]>()
function hasTest({ path, title }: { path: string; title: string }): boolean {
  if (!existsSync(join(root, path))) return false
  if (!titlesOf.has(path)) titlesOf.set(path, testTitles(path, text(path)))
  return titlesOf.get(path)!.some(full => full === title || full.endsWith(` › ${title}`))
}
const numbers = (id: string) => id.slice(1).split('.').map(Number)

describe('docs/operations/asvs', () => {
  it('answers every requirement once, in order, in the chapter it belongs to', () => {
    const ids = lines.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const inOrder = ids.toSorted((a, b) => {
      const [one, other] = [numbers(a), numbers(b)]
      return one[0]! - other[0]! || one[1]! - other[1]! || one[2]! - other[2]!
    })
    expect(ids).toEqual(inOrder)
    for (const { id, chapter } of lines)
      expect([id, chapter]).toEqual([
        id,
        expect.stringMatching(`^v${String(numbers(id)[0]).padStart(2, '0')}-`),
      ])
  })

  it('says level, one of four answers, and in words how', () => {
    for (const { id, level, answer, how } of lines) {
      expect([id, level]).toEqual([id, expect.stringMatching(/^[12]$/)])
      expect([id, ANSWERS]).toEqual([id, expect.arrayContaining([answer])])
      expect([id, how]).toEqual([id, expect.stringMatching(/^[A-Z0-9`[*].*[.*`]$/)])
    }
  })

  it('names tests that exist, and nothing beside them', () => {
    const wrong = lines.flatMap(line => {
      const tests = named(line)
      const count = line.shownBy === '' ? 0 : line.shownBy.split('<br>').length
      if (count !== tests.length) return [`${line.id}: ${line.shownBy}`]
      return tests.filter(test => !hasTest(test)).map(test => `${line.id}: ${test.path} › ${test.title}`)
    })
    expect(wrong).toEqual([])
  })

  it('says that something holds only where a test shows it, and that something is open only with a reason', () => {
    const bare = lines.filter(line => line.answer === 'holds' && named(line).length === 0)
    expect(bare.map(({ id }) => id)).toEqual([])
    const short = lines.filter(({ answer, how }) => answer === 'open' && how.length < 60)
    expect(short.map(({ id }) => id)).toEqual([])
  })

  it('counts in its index what the chapters hold', () => {
    const index = text('docs/operations/asvs.md')
      .split('\n')
      .filter(line => /^\| (\[V|\*\*all)/.test(line))
      .map(cells)
    expect(index).toHaveLength(chapters.length + 1)
    const figures = (some: readonly Line[]) => [
      String(some.length),
      ...ANSWERS.map(answer => String(some.filter(line => line.answer === answer).length)),
    ]
    for (const [i, chapter] of chapters.entries()) {
      const own = lines.filter(line => line.chapter === chapter)
      const open = own.filter(({ answer }) => answer === 'open').map(({ id }) => id)
      expect([chapter, index[i]!.slice(1)]).toEqual([chapter, [...figures(own), open.join(', ') || '–']])
      expect(index[i]![0]).toContain(`(asvs/${chapter})`)
    }
    expect(index.at(-1)!.slice(1, 6)).toEqual(figures(lines))
  })

  const list = join(process.env.REFERENCE_DATA ?? '', 'asvs/asvs-5.0.0-en.csv')
  it.skipIf(!existsSync(list))(
    'leaves out no requirement of levels 1 and 2 of the list, and makes none up',
    () => {
      // Ids and levels stand where no quoted text can: at the end of a record, and before its words.
      const records = readFileSync(list, 'utf8').match(/V\d+\.\d+\.\d+,[\s\S]*?,[123]\r?(?=\n|$)/g) ?? []
      const wanted = records
        .map(record => [record.slice(0, record.indexOf(',')), record.trimEnd().at(-1)])
        .filter(([, level]) => level !== '3')
      expect(wanted).toHaveLength(253)
      expect(lines.map(({ id, level }) => [id, level])).toEqual(wanted)
    },
  )
})

describe('titles of tests', () => {
  it('are read from the source, with their groups', () => {
    const source = `
      describe('a', () => {
        it('one', () => {})
        it.each([['x']])('two %s', () => {})
        describe.each([1])(\`g \${1}\`, () => { test.skipIf(false)('three', () => {}) })
        helper('no test')
      })
      test('four', { timeout: 1 }, () => {})`
    expect(testTitles('x.test.ts', source)).toEqual([
      'a › one',
      'a › two %s',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: as it stands in the source
      'a › g ${1} › three',
      'four',
    ])
  })
})
