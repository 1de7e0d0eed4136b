import { type Clock, systemClock } from './foundation/clock.ts'
import type { Config } from './foundation/config.ts'

/** RFC 9116 asks for less than a year. */
const VALID_DAYS = 180

/** `/.well-known/security.txt`; null where the operator has named nobody. */
export function securityText(
  { securityContact, publicUrl }: Pick<Config, 'securityContact' | 'publicUrl'>,
  clock: Clock = systemClock,
): string | null {
  if (!securityContact) return null
  const expires = clock
    .now()
    .add({ hours: VALID_DAYS * 24 })
    .round('hour')
  return [
    `Contact: ${securityContact}`,
    `Expires: ${expires}`,
    'Preferred-Languages: de, en',
    `Canonical: ${publicUrl}/.well-known/security.txt`,
    '',
  ].join('\n')
}
