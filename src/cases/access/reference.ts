import { newSpokenReference, parseSpokenReference } from '../../foundation/spoken-reference.ts'

const PREFIX = 'HH'

/** The number of a case: `HH-7KQ2-M4`. */
export function newReference(pick?: (below: number) => number): string {
  return newSpokenReference(PREFIX, pick)
}

/** `hh 7kq2 m4` to `HH-7KQ2-M4`; null where it cannot be the number of a case. */
export function parseReference(typed: string): string | null {
  return parseSpokenReference(PREFIX, typed)
}
