import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import { afterAll, describe, expect, it } from 'vitest'
import { root } from '../src/foundation/root.ts'

const { forbidden, options } = createRequire(import.meta.url)('../.dependency-cruiser.cjs')
const { tsConfig: _, ...rules } = options

async function violationsIn(folder: string): Promise<{ modules: number; found: string[] }> {
  const { output } = await cruise(
    ['src'],
    { ...rules, baseDir: folder, validate: true, ruleSet: { forbidden } },
    undefined,
    {
      tsConfig: { options: { allowImportingTsExtensions: true, jsx: 4, jsxImportSource: 'preact' } } as never,
    },
  )
  const { modules, summary } = output as ICruiseResult
  return {
    modules: modules.length,
    found: summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`).sort(),
  }
}

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true })
})

/** A small district of files, each with the imports it is given. */
function filesWith(imports: Record<string, string[]>): string {
  const folder = mkdtempSync(join(tmpdir(), 'schalter-borders-'))
  folders.push(folder)
  const all = new Set([...Object.keys(imports), ...Object.values(imports).flat()])
  for (const file of all) {
    const path = join(folder, 'src', file)
    mkdirSync(dirname(path), { recursive: true })
    const lines = (imports[file] ?? []).map(
      (other, i) => `import * as x${i} from '${join(folder, 'src', other)}'`,
    )
    const uses = lines.map((_, i) => `x${i}`).join(', ')
    writeFileSync(path, `${lines.join('\n')}\nexport const it = [${uses}]\n`)
  }
  return folder
}

it('no file of ours crosses a border', async () => {
  const { modules, found } = await violationsIn(root)
  expect(found).toEqual([])
  // A tool that silently sees nothing would find nothing either.
  expect(modules).toBeGreaterThan(100)
}, 60_000)

describe('the rules', () => {
  it.each([
    ['law/rule.ts', 'cases/index.ts', 'law-imports-downwards-only'],
    ['feedback/vote.ts', 'participation/index.ts', 'feedback-imports-downwards-only'],
    ['foundation/clock.ts', 'people/index.ts', 'foundation-imports-downwards-only'],
    ['cases/open.ts', 'district.ts', 'modules-know-no-programs'],
    ['cases/open.ts', 'law/paragraph.ts', 'through-the-index'],
    ['cases/open.ts', 'foundation/database/pool.ts', 'foundation-through-the-index'],
    ['foundation/http/server.ts', 'foundation/html/page.ts', 'foundation-parts-through-the-index'],
    ['worker.ts', 'cases/open.ts', 'programs-through-the-index'],
    ['cases/open.ts', 'cases/portal.tsx', 'pages-are-mounted-only'],
    ['cases/portal.tsx', 'post/api.ts', 'pages-are-mounted-only'],
  ])('refuse that %s imports %s', async (from, to, rule) => {
    const { found } = await violationsIn(filesWith({ [from]: [to] }))
    expect(found).toContain(`${rule}: src/${from} → src/${to}`)
  })

  it('refuse circles', async () => {
    const { found } = await violationsIn(filesWith({ 'law/a.ts': ['law/b.ts'], 'law/b.ts': ['law/a.ts'] }))
    expect(found).toContain('no-circle: src/law/a.ts → src/law/b.ts')
  })

  it('allow what the architecture allows', async () => {
    const { found } = await violationsIn(
      filesWith({
        'cases/open.ts': [
          'law/index.ts',
          'foundation/clock.ts',
          'foundation/database/index.ts',
          'cases/queries.ts',
        ],
        'services/portal.tsx': ['channels/index.ts', 'appointments/index.ts', 'services/index.ts'],
        'law/rule.test.ts': ['cases/index.ts'],
        'web.ts': ['cases/portal.tsx', 'cases/index.ts', 'cases/jobs.ts', 'foundation/http/index.ts'],
      }),
    )
    expect(found).toEqual([])
  })
})
