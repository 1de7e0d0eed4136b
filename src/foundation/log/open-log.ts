import { type Logger, pino } from 'pino'
import type { Config } from '../config.ts'

/** One line of JSON each on standard output, as the web process writes them; no host name, no personal data. */
export function openLog(part: string, { logLevel }: Pick<Config, 'logLevel'>): Logger {
  return pino({ level: logLevel, base: { part } })
}
export type Log = Logger
