import type { Temporal } from 'temporal-polyfill'
import type { Secret } from '../../foundation/secret.ts'
import type { Errand } from '../appointment.ts'

export interface Person {
  readonly name: string
  readonly birthDate: Temporal.PlainDate
}

/**
 * One key for each person and matter, by which the database keeps a second live appointment out; it tells nobody who.
 * @param persons whoever books first; each matter concerns as many of them as were named for it
 */
export function personKeys(secret: Secret, errands: readonly Errand[], persons: readonly Person[]): Buffer[] {
  return errands.flatMap(({ id, persons: count }) =>
    persons
      .slice(0, count)
      .map(({ name, birthDate }) =>
        secret.hash('appointment-person', JSON.stringify([id, likeName(name), birthDate.toString()])),
      ),
  )
}

/** `Müller, Anna-Lena` and `anna lena muller` are one: marks, signs, capitals and the order of names do not count. */
export function likeName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .sort()
    .join(' ')
}
