/**
 * Table of Damm's quasigroup: unlike a weighted sum it notices every wrong digit and every two neighbours that were
 * swapped, with digits alone (H. M. Damm, Total anti-symmetrische Quasigruppen, Marburg 2004).
 */
const DAMM = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
]

/** What an office writes on paper: 1000000 to 9999999. */
export const PAPER_NUMBER_DIGITS = 7

/** `1000000` to `P-1000-000K`: never the number of a case or an appointment, which begin otherwise. */
export function sayPaperNumber(number: number): string {
  const digits = String(number)
  const all = `${digits}${checkDigit(digits)}`
  return `P-${all.slice(0, 4)}-${all.slice(4)}`
}

/** `p 1000 0004` to its number; null where it cannot be one that was printed. */
export function parsePaperNumber(typed: string): number | null {
  const plain = typed.toUpperCase().replace(/[\s–—-]/g, '')
  const digits = /^P?([1-9]\d{7})$/.exec(plain)?.[1]
  if (!digits || checkDigit(digits) !== '0') return null
  return Number(digits.slice(0, PAPER_NUMBER_DIGITS))
}

/** Of a number that holds its check digit already: 0. */
function checkDigit(digits: string): string {
  let interim = '0'
  for (const digit of digits) interim = DAMM[Number(interim)]![Number(digit)]!
  return interim
}
