import { z } from 'zod'
import { Localized } from '../language/index.ts'

/**
 * How far a fact can be trusted. `press` and `unverified` are shown with source and date, never as an
 * official statement; `demo` is a setting of the demo district; `unknown` is shown as not known.
 */
export const Trust = z.enum(['official', 'press', 'unverified', 'demo', 'unknown'])
export type Trust = z.infer<typeof Trust>

/** Where a fact comes from. `asOf` is free text, because sources say "2026" or "undated" as often as a day. */
export const Source = z.strictObject({
  text: Localized,
  url: z.url().optional(),
  asOf: z.string().optional(),
})
export type Source = z.infer<typeof Source>
