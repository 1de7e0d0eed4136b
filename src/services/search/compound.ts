import { stem } from './stem.ts'

/** What German puts between the parts of a compound: `Anmeldung·s·bestätigung`, `Hund·e·steuer`. */
const LINKS = ['', 's', 'es', 'n', 'en', 'e', 'er'] as const
const SHORTEST_PART = 3
const MOST_PARTS = 4

/**
 * The parts of a folded compound as stems, or an empty list where it is not made of known words.
 *
 * @param isKnown whether a stem stands for a word of its own
 */
export function splitCompound(word: string, isKnown: (stem: string) => boolean): readonly string[] {
  if (/\d/.test(word)) return []
  const parts = split(word, isKnown, MOST_PARTS)
  return parts && parts.length > 1 ? parts : []
}

/** Fewest parts first; of equal splits the one whose last part is longest, as the last part carries the meaning. */
function split(word: string, isKnown: (stem: string) => boolean, most: number): string[] | null {
  const whole = stem(word)
  if (isKnown(whole)) return [whole]
  if (most === 1) return null
  let best: string[] | null = null
  for (let at = SHORTEST_PART; at <= word.length - SHORTEST_PART; at++) {
    const first = firstPart(word.slice(0, at), isKnown)
    if (!first) continue
    const rest = split(word.slice(at), isKnown, Math.min(most, best ? best.length : most) - 1)
    if (rest && (!best || rest.length + 1 < best.length)) best = [first, ...rest]
  }
  return best
}

function firstPart(text: string, isKnown: (stem: string) => boolean): string | null {
  for (const link of LINKS) {
    if (!text.endsWith(link) || text.length - link.length < SHORTEST_PART) continue
    const bare = stem(text.slice(0, text.length - link.length))
    if (isKnown(bare)) return bare
  }
  return null
}
