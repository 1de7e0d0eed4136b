import { createHash } from 'node:crypto'
import { type Secret, sameText } from '../../foundation/secret.ts'

/** As long as a seal, and never one: it stands where the seal will stand while the sheet is sealed. */
const UNSEALED = '----------------------'
const SEAL = /<meta name="schalter-seal" content="([\w-]{22})"/
const STATE = /<meta name="schalter-state" content="([0-9a-f]{64})"/

interface Sealed {
  readonly html: string
  readonly seal: string
}

/**
 * Whoever has the secret of the house can tell from the seal that no sign of the sheet was changed, the moment it was made
 * included; nobody else can make one.
 * @param render the whole sheet with this seal in it
 */
export function sealed(secret: Secret, render: (seal: string) => string): Sealed {
  const seal = secret.token('day-sheet', render(UNSEALED))
  return { seal, html: render(seal) }
}

/** Null: it is not from this house, or was changed. Otherwise its seal. */
export function sealOf(secret: Secret, html: string): string | null {
  const seal = SEAL.exec(html)?.[1]
  if (!seal || seal === UNSEALED) return null
  const expected = secret.token('day-sheet', html.replaceAll(seal, UNSEALED))
  return sameText(seal, expected) ? seal : null
}

/** What a sheet says, without when it was made: a sheet that says the same need not be made anew. */
export function stateOf(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex')
}

/** Null: no sheet of ours. */
export function stateIn(html: string): string | null {
  return STATE.exec(html)?.[1] ?? null
}
