import { randomInt } from 'node:crypto'

/** No vowels, so that no words appear; nothing that is mistaken for something else on the phone (0 O 1 I 5 S). */
const SYMBOLS = '2346789BCDFGHJKLMNPQRTVWXZ'

/** `HH-7KQ2-M4`: twenty-six symbols to the power of five, and one that checks the others. */
export function newSpokenReference(prefix: string, pick: (below: number) => number = randomInt): string {
  const symbols = Array.from({ length: 5 }, () => SYMBOLS[pick(SYMBOLS.length)]!)
  const all = [...symbols, checkSymbol(symbols)].join('')
  return `${prefix}-${all.slice(0, 4)}-${all.slice(4)}`
}

/**
 * Weighted sum: a wrong symbol is always noticed (the weights share no factor with 26), two neighbours swapped
 * in 12 of 13 cases.
 */
function checkSymbol(symbols: readonly string[]): string {
  const weights = [3, 5, 7, 9, 11]
  const sum = symbols.reduce((total, symbol, i) => total + SYMBOLS.indexOf(symbol) * weights[i]!, 0)
  return SYMBOLS[sum % SYMBOLS.length]!
}

/** `hh 7kq2 m4` to `HH-7KQ2-M4`; null where it cannot be a reference of this kind. */
export function parseSpokenReference(prefix: string, typed: string): string | null {
  const plain = typed.toUpperCase().replace(/[\s–—-]/g, '')
  // A reference may itself begin with its prefix, and be typed without it.
  const whole = plain.startsWith(prefix) && plain.length === prefix.length + 6
  const symbols = whole ? plain.slice(prefix.length) : plain
  if (symbols.length !== 6 || [...symbols].some(symbol => !SYMBOLS.includes(symbol))) return null
  if (checkSymbol([...symbols.slice(0, 5)]) !== symbols[5]) return null
  return `${prefix}-${symbols.slice(0, 4)}-${symbols.slice(4)}`
}
