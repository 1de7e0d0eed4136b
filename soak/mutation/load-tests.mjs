import { createRequire } from 'node:module'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect } from './expect.mjs'

// Few examples of each property: a rule that is wrong at all is wrong soon. The smallest one is of no interest.
process.env.PROPERTY_RUNS = '12'
fc.configureGlobal({ numRuns: 12, seed: 2020, endOnFailure: true })

const outside = createRequire(join(process.cwd(), 'package.json'))

/** Loads a test file and everything of ours behind it anew, and tells its tests without running them. */
export async function loadTests({ path, script }) {
  const tests = []
  const before = []
  const vitest = collector(path, tests, before)
  const require = name => (name === 'vitest' ? vitest : name === 'fast-check' ? fc : outside(name))
  await script.runInThisContext()(require)
  for (const prepare of before) await prepare()
  return tests
}

/** As much of Vitest as the tests of rules use. */
function collector(path, tests, before) {
  const names = [path]
  const test = (name, run) => {
    tests.push({ id: [...names, `${name} (${tests.length})`].join(' > '), run })
  }
  test.each = rows => (name, run) => {
    for (const row of rows) test(name, () => run(...(Array.isArray(row) ? row : [row])))
  }
  test.skipIf = skipped => (skipped ? () => {} : test)
  const describe = (name, declare) => {
    names.push(name)
    declare()
    names.pop()
  }
  return { test, it: test, describe, expect, beforeAll: prepare => before.push(prepare) }
}
