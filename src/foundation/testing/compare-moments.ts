import { expect } from 'vitest'

/**
 * Days and moments are the same when they say the same. Without this `toMatchObject` takes any day for any other: what
 * they hold stands in no property.
 */
expect.addEqualityTesters([
  (a: unknown, b: unknown) => {
    if (!isTemporal(a) && !isTemporal(b)) return undefined
    return isTemporal(a) && isTemporal(b) && kindOf(a) === kindOf(b) && a.toString() === b.toString()
  },
])

function isTemporal(value: unknown): value is object {
  return typeof value === 'object' && value !== null && kindOf(value).startsWith('[object Temporal.')
}

function kindOf(value: object): string {
  return Object.prototype.toString.call(value)
}
