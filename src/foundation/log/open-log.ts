import { type DestinationStream, type Logger, pino } from 'pino'
import type { Config } from '../config.ts'

/** One line of JSON each on standard output, as the web process writes them; no host name, no personal data. */
export function openLog(part: string, { logLevel }: Pick<Config, 'logLevel'>): Logger {
  return pino({ level: logLevel, base: { part } }, logDestination())
}
export type Log = Logger

const BYTES_AT_ONCE = 8 * 1024
const LONGEST_WAIT_MS = 250

/**
 * Lines are written many at once: one call of the system for each took longer than what the line tells about. They
 * wait a quarter of a second at most, and are written when the process ends; `kill -9` loses what waits, and the audit
 * trail stands in the database.
 */
export function logDestination(): DestinationStream {
  destination ??= pino.destination({
    dest: 1,
    sync: false,
    minLength: BYTES_AT_ONCE,
    periodicFlush: LONGEST_WAIT_MS,
  })
  return destination
}
/** One for the process: two would write into each other's lines. */
let destination: DestinationStream | undefined
