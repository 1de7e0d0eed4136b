/** A hunt is short and always the same in `npm test`; `npm run soak` gives it time and another seed each round. */
export const hunt = {
  seed: Number(process.env.HUNT_SEED ?? 2020),
  /** Null in `npm test`. */
  seconds: process.env.HUNT_SECONDS ? Number(process.env.HUNT_SECONDS) : null,
}

export interface Chance {
  /** A whole number from 0 to below `end`. */
  below(end: number): number
  oneOf<Item>(items: readonly Item[]): Item
}

/** Numbers that look random and are the same for the same seed (mulberry32). */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0
  const below = (end: number) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * end)
  }
  return { below, oneOf: items => items[below(items.length)]! }
}
