// How Stryker runs the tests of the rules: in one process, the rules loaded anew for each change. Starting Vitest for
// each of some thousand changes took seconds where this takes milliseconds.

import { relative } from 'node:path'
import { bundleTests } from './bundle-tests.mjs'
import { loadTests } from './load-tests.mjs'
import { testFilesBeside } from './test-files.mjs'

/** What the changed code counts its hits and covered changes in, and where it looks which change is active. */
globalThis.__stryker__ ??= {}
const state = globalThis.__stryker__

class RulesRunner {
  static inject = ['options']
  #mutate
  #bundles = []
  /** Milliseconds by test: the quick ones go first. */
  #taken = new Map()

  constructor({ mutate }) {
    this.#mutate = mutate
  }

  capabilities() {
    return { reloadEnvironment: true }
  }

  async init() {
    this.#bundles = await bundleTests(testFilesBeside(this.#mutate), this.#mutate)
  }

  async dryRun() {
    Object.assign(state, { activeMutant: undefined, hitLimit: undefined, mutantCoverage: undefined })
    const tests = []
    for (const bundle of this.#bundles)
      for (const test of await loadTests(bundle)) tests.push(await this.#measure(test))
    return { status: 'complete', tests, mutantCoverage: state.mutantCoverage }
  }

  async #measure(test) {
    state.currentTestId = test.id
    const began = performance.now()
    const failure = await failureOf(test)
    state.currentTestId = undefined
    const timeSpentMs = performance.now() - began
    this.#taken.set(test.id, timeSpentMs)
    const told = { id: test.id, name: test.id, timeSpentMs }
    return failure ? { ...told, status: 1, failureMessage: failure } : { ...told, status: 0 }
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, mutantActivation, sandboxFileName }) {
    Object.assign(state, { hitCount: 0, hitLimit, activeMutant: undefined })
    if (mutantActivation === 'static') state.activeMutant = activeMutant.id
    const wanted = testFilter && new Set(testFilter)
    const file = relative(process.cwd(), sandboxFileName)
    const bundles = this.#bundles.filter(({ path, reaches }) =>
      wanted ? testFilter.some(id => id.startsWith(path)) : reaches(file),
    )
    let nrOfTests = 0
    try {
      const loaded = await Promise.all(bundles.map(loadTests))
      const tests = loaded.flat().filter(({ id }) => !wanted || wanted.has(id))
      state.activeMutant = activeMutant.id
      tests.sort((a, b) => this.#taken.get(a.id) - this.#taken.get(b.id))
      for (const test of tests) {
        nrOfTests += 1
        const failure = await failureOf(test)
        if (state.hitCount > hitLimit) return { status: 'timeout', reason: 'a loop without end' }
        if (failure) return { status: 'killed', killedBy: [test.id], failureMessage: failure, nrOfTests }
      }
    } catch (error) {
      // Rules that can no longer be loaded: the tests fail before they begin.
      return { status: 'killed', killedBy: [], failureMessage: `${error}`, nrOfTests }
    }
    return { status: 'survived', nrOfTests }
  }
}

async function failureOf({ run }) {
  try {
    await run()
    return null
  } catch (error) {
    return `${error?.message ?? error}` || 'failed'
  }
}

export const strykerPlugins = [{ kind: 'TestRunner', name: 'rules', injectableClass: RulesRunner }]
