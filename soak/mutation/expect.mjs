import {
  ASYMMETRIC_MATCHERS_OBJECT,
  addCustomEqualityTesters,
  chai,
  customMatchers,
  GLOBAL_EXPECT,
  JestAsymmetricMatchers,
  JestChaiExpect,
  JestExtend,
  setState,
} from '@vitest/expect'

for (const plugin of [JestExtend, JestChaiExpect, JestAsymmetricMatchers]) chai.use(plugin)

/** The `expect` of the tests, which Vitest itself gives to its own workers only. */
export const expect = Object.assign((value, message) => chai.expect(value, message), chai.expect)
Object.assign(expect, globalThis[ASYMMETRIC_MATCHERS_OBJECT])
setState({ assertionCalls: 0 }, expect)
expect.addEqualityTesters = addCustomEqualityTesters
expect.extend = matchers => chai.expect.extend(expect, matchers)
expect.extend(customMatchers)
globalThis[GLOBAL_EXPECT] = expect
