/** Same letters, apart from case, spaces and the kind of hyphen or apostrophe. */
export function sameName(a: string, b: string): boolean {
  return tidy(a) === tidy(b)
}

/** The same person may be typed with or without diacritics: `Yildiz` for `Yıldız`, `Mueller` for `Müller`. */
export function similarName(a: string, b: string): boolean {
  return folded(a) === folded(b)
}

function tidy(name: string): string {
  return name
    .normalize('NFC')
    .replace(/[\u2010-\u2015]/g, '-')
    .replace(/[\u2018\u2019\u02bc`´]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
    .toLocaleLowerCase('de')
}

const special: Record<string, string> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  æ: 'ae',
  ø: 'oe',
  å: 'aa',
  đ: 'd',
  ð: 'd',
  ı: 'i',
  ł: 'l',
  þ: 'th',
  ħ: 'h',
  ŋ: 'n',
  œ: 'oe',
}

/** Comparable across keyboards: lower case, without diacritics, umlauts written out. */
export function folded(name: string): string {
  return writtenOut(writtenOut(tidy(name)).normalize('NFD').replace(/\p{M}/gu, ''))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Twice, because a letter of the table may carry a mark of its own (`ǣ`) that hides it the first time. */
function writtenOut(name: string): string {
  return name.replace(/[äöüßæøåđðıłþħŋœ]/g, letter => special[letter] ?? letter)
}
