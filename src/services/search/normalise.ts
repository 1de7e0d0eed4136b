/** `Führungs­zeugnis`, `FUEHRUNGSZEUGNIS` and `führungszeugnis` become the same letters: a to z and digits. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFC')
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .replace(/[ßẞ]/g, 'ss')
    .replace(/æ/g, 'ae')
    .replace(/ø/g, 'oe')
    .replace(/ı/g, 'i')
    .normalize('NFD')
    .replace(/[\p{M}\u00AD]/gu, '')
}

/** Words as they are compared: folded, hyphens and brackets part them, gender signs do not (`Bürger*innen`). */
export function words(text: string): string[] {
  return fold(text.replace(/(\p{L})[*:_](in(?:nen)?)\b/gu, '$1$2')).match(/[a-z0-9]+/g) ?? []
}
