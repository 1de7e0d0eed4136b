import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { root } from '../src/foundation/root.ts'
import { fixedClock } from '../src/foundation/testing/index.ts'
import { version } from '../src/foundation/version.ts'
import { securityText } from '../src/security-txt.ts'

const text = (path: string) => readFileSync(join(root, path), 'utf8')

/** Free licences that go with the EUPL; a new one is a decision. */
const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC-BY-3.0',
  'CC-BY-4.0',
  'CC0-1.0',
  'EUPL-1.2',
  'ISC',
  // libvips, beside sharp: a library that is loaded, not built in (docs/decisions/files-are-looked-at-next-door.md).
  'LGPL-3.0-or-later',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'OFL-1.1',
  'PostgreSQL',
  'PSF-2.0',
  'Python-2.0',
  'Unlicense',
  'WTFPL',
  'Zlib',
])

function allowed(licence: string): boolean {
  const expression = licence.replaceAll(/[()]/g, '')
  if (/ OR /.test(expression)) return expression.split(' OR ').some(allowed)
  return expression.split(' AND ').every(part => ALLOWED.has(part.trim()))
}

interface Locked {
  version?: string
  license?: string
  dev?: boolean
  hasInstallScript?: boolean
}
const packages: Record<string, Locked> = JSON.parse(text('package-lock.json')).packages

function licenceOf(path: string, { license }: Locked): string {
  if (license) return license
  const manifest = join(root, path, 'package.json')
  const found = existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')).license : undefined
  return typeof found === 'string' ? found : (found?.type ?? 'unknown')
}

describe('what the program is made of', () => {
  it('has licences that are allowed', () => {
    // Programs for other platforms are not installed here; their licence is that of the package that asks for them.
    const known = Object.entries(packages).filter(
      ([path, one]) => path !== '' && (one.license || existsSync(join(root, path))),
    )
    expect(known.length).toBeGreaterThan(100)
    expect(
      known
        .map(([path, one]) => `${path}: ${licenceOf(path, one)}`)
        .filter(line => !allowed(line.split(': ')[1]!)),
    ).toEqual([])
  })

  it('is told as a bill of materials in CycloneDX', () => {
    const { status, stdout } = spawnSync(process.execPath, ['tools/sbom.mjs'], {
      cwd: root,
      env: { PATH: process.env.PATH, HOME: process.env.HOME },
      encoding: 'utf8',
      maxBuffer: 64e6,
    })
    expect(status).toBe(0)
    const bill = JSON.parse(stdout)
    expect(bill).toMatchObject({
      bomFormat: 'CycloneDX',
      metadata: { component: { name: 'schalter', version } },
    })
    const names = bill.components.map((component: { name: string; group?: string }) =>
      component.group ? `${component.group}/${component.name}` : component.name,
    )
    const { dependencies } = JSON.parse(text('package.json'))
    const missing = Object.keys(dependencies).filter(
      name => !names.includes(name) && !names.includes(name.split('/').at(-1)!),
    )
    expect(missing).toEqual([])
    expect(names).not.toContain('vitest')
    expect(stdout).not.toContain(root)
  })
})

describe('publiccode.yml', () => {
  const code = parse(text('publiccode.yml'))

  it('has every key the standard demands (0.4)', () => {
    for (const key of [
      'publiccodeYmlVersion',
      'name',
      'platforms',
      'developmentStatus',
      'softwareType',
      'description',
      'legal',
      'maintenance',
      'localisation',
    ])
      expect(code).toHaveProperty(key)
    expect(code.legal.license).toBe('EUPL-1.2')
    expect(['concept', 'development', 'beta', 'stable', 'obsolete']).toContain(code.developmentStatus)
    expect(['internal', 'contract', 'community', 'none']).toContain(code.maintenance.type)
    expect(code.softwareVersion).toBe(version)
  })

  it.each(['de', 'en'])('describes itself in %s within the bounds of the standard', language => {
    const { shortDescription, longDescription, features } = code.description[language]
    expect(shortDescription.length).toBeLessThanOrEqual(150)
    expect(longDescription.length).toBeGreaterThanOrEqual(500)
    expect(longDescription.length).toBeLessThanOrEqual(10_000)
    expect(features.length).toBeGreaterThan(0)
    expect(code.localisation.availableLanguages).toContain(language)
  })
})

it('the licence is the EUPL 1.2', () => {
  expect(text('LICENSE')).toMatch(/EUROPEAN UNION PUBLIC LICEN[CS]E v\. ?1\.2/i)
})

it('the units run as nobody special and start programs that exist', () => {
  for (const name of readdirSync(join(root, 'deploy/systemd')).filter(name => name.endsWith('.service'))) {
    const unit = text(`deploy/systemd/${name}`)
    expect(unit).toMatch(/^User=schalter$/m)
    expect(unit).toMatch(/^NoNewPrivileges=yes$/m)
    const program = /^ExecStart=\/usr\/bin\/node (?:--max-semi-space-size=\d+ )?tools\/run\.mjs (\w+)/m.exec(
      unit,
    )?.[1]
    expect(existsSync(join(root, `src/${program}.ts`))).toBe(true)
  }
})

it('the container copies only what exists, and runs as nobody special', () => {
  const lines = text('deploy/Containerfile').split('\n')
  const sources = lines.flatMap(line => /^COPY --from=build (.+) \S+$/.exec(line)?.[1]?.split(' ') ?? [])
  const made = ['node_modules', 'dist']
  const missing = sources
    .map(path => path.replace('/schalter/', ''))
    .filter(path => !made.includes(path) && !existsSync(join(root, path)))
  expect(sources.length).toBeGreaterThan(5)
  expect(missing).toEqual([])
  expect(lines.lastIndexOf('USER node')).toBeGreaterThan(lines.findLastIndex(line => line.startsWith('FROM')))
})

it('security.txt names whom the operator names, and nobody else', () => {
  const clock = fixedClock('2026-11-03T08:52:00Z')
  expect(securityText({ securityContact: null, publicUrl: 'https://amt.example' }, clock)).toBeNull()
  expect(
    securityText({ securityContact: 'mailto:sicher@amt.example', publicUrl: 'https://amt.example' }, clock),
  ).toBe(
    'Contact: mailto:sicher@amt.example\nExpires: 2027-05-02T09:00:00Z\nPreferred-Languages: de, en\nCanonical: https://amt.example/.well-known/security.txt\n',
  )
})

it('every test that docs/operations names exists', () => {
  const pages = readdirSync(join(root, 'docs/operations'), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.md'))
    .map(name => text(`docs/operations/${name}`))
  const named = pages.flatMap(page =>
    [...page.matchAll(/`((?:src|tests)\/[\w./-]+\.test\.tsx?)`/g)].map(match => match[1]!),
  )
  expect(named.length).toBeGreaterThan(10)
  expect(named.filter(path => !existsSync(join(root, path)))).toEqual([])
})
