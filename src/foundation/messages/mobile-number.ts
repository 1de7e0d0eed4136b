import parse from 'libphonenumber-js/mobile'

export type ReadNumber =
  | { readonly ok: true; readonly number: string }
  | { readonly ok: false; readonly refusal: 'no-mobile-number' | 'country' }

/**
 * A mobile number as people type it, in Germany without the country: `0171/123 45 67` is `+491711234567` (E.164).
 * Only these countries: SMS to some cost so much that strangers have them sent on purpose.
 */
export function readMobileNumber(typed: string, countries: readonly string[]): ReadNumber {
  const plain = typed.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim()
  // The data of this entry of the library knows mobile numbers alone: others are not valid.
  const found = parse(plain, { defaultCountry: 'DE', extract: false })
  if (!found?.isValid() || found.ext || !found.country) return { ok: false, refusal: 'no-mobile-number' }
  if (!countries.includes(found.country)) return { ok: false, refusal: 'country' }
  return { ok: true, number: found.number }
}

/** `+49 171 1234567` */
export function displayNumber(number: string): string {
  return parse(number)?.formatInternational() ?? number
}
