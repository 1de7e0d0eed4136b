/** So many full minutes in a row have to be quiet before nothing is asked for any more. */
export const CALM_MINUTES = 10
/** What lies further back counts nowhere. */
export const HISTORY_MINUTES = 60

/**
 * Whether holds take a proof of work now. It begins with a minute of `begin` tries and more, all over the city, and ends when
 * ten full minutes were below half of that: a rush that comes in waves does not switch it on and off.
 * @param minutes tries of each minute, oldest first; the last one is still under way
 */
export function isPressing(minutes: readonly number[], begin: number): boolean {
  let pressing = false
  let calm = 0
  for (const [n, tries] of minutes.entries()) {
    if (tries >= begin) pressing = true
    if (tries * 2 >= begin) calm = 0
    else if (n < minutes.length - 1) calm += 1
    if (calm >= CALM_MINUTES) pressing = false
  }
  return pressing
}

/** Holds of one connection in this time are counted together. */
export const EFFORT_MINUTES = 15
const PLAIN_HOLDS = 3
const STEEPNESS = 3
const MOST_EFFORT = 3 ** 6

/**
 * What the next hold of a connection takes, as a multiple of the plain task. A household never notices; whoever collects
 * places pays three times as much for each further one. Nobody is refused: behind a connection may live a hundred people.
 */
export function effortAfter(holds: number): number {
  return Math.min(MOST_EFFORT, STEEPNESS ** Math.max(0, holds - PLAIN_HOLDS + 1))
}

const TICKET_SECONDS = 20
const LONGEST_WAIT_SECONDS = 10 * 60

/** How long somebody waits whose browser runs no script: grows as the task does, within what a person can wait. */
export function waitAfter(holds: number): number {
  return Math.min(LONGEST_WAIT_SECONDS, TICKET_SECONDS * effortAfter(holds))
}
