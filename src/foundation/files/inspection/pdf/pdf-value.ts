/** What a PDF is made of (ISO 32000-1 § 7.3), as far as it matters for what the document may do. */
export type PdfValue =
  | { readonly kind: 'name'; readonly name: string }
  /** Every pair that is there: of two with one key, viewers take now the first and now the last. */
  | { readonly kind: 'dictionary'; readonly pairs: readonly (readonly [string, PdfValue])[] }
  | { readonly kind: 'array'; readonly items: readonly PdfValue[] }
  | { readonly kind: 'reference'; readonly number: number }
  | { readonly kind: 'number'; readonly value: number }
  /** What it says does not matter. */
  | { readonly kind: 'text' }
  /** `true`, `null`, `obj`, `stream` … and whatever is nothing at all. */
  | { readonly kind: 'word'; readonly word: string }

/** An object, and its number; -1 where it has none or we cannot tell. */
export interface PdfObject {
  readonly number: number
  readonly value: PdfValue
}

export function valuesOf(value: PdfValue, key: string): PdfValue[] {
  return value.kind === 'dictionary' ? value.pairs.flatMap(([name, one]) => (name === key ? [one] : [])) : []
}

/** Itself and everything within. */
export function* everyValue(value: PdfValue): Generator<PdfValue> {
  yield value
  if (value.kind === 'array') for (const item of value.items) yield* everyValue(item)
  if (value.kind === 'dictionary') for (const [, item] of value.pairs) yield* everyValue(item)
}

/** Every name in it, keys included. */
export function namesIn(value: PdfValue): string[] {
  const names: string[] = []
  for (const one of everyValue(value)) {
    if (one.kind === 'name') names.push(one.name)
    if (one.kind === 'dictionary') names.push(...one.pairs.map(([key]) => key))
  }
  return names
}

/** Thrown where we cannot tell what a viewer would see. */
export class UnreadablePdf extends Error {}
