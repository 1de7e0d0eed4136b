import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from '../src/foundation/root.ts'

interface LockedPackage {
  resolved?: string
  optionalDependencies?: Record<string, string>
}

const text = readFileSync(join(root, 'package-lock.json'), 'utf8')
const packages: Record<string, LockedPackage> = JSON.parse(text).packages

it('names no registry, so that it works with any', () => {
  expect(Object.keys(packages).filter(path => packages[path]!.resolved)).toEqual([])
})

it('holds the programs of every platform, or npm ci would refuse it (tools/complete-lock-file.mjs)', () => {
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      name => !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`],
    ),
  )
  expect(missing).toEqual([])
})
