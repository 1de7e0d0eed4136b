import { Temporal } from 'temporal-polyfill'
import { tidyLine } from './tidy-text.ts'

/** `8`, `8:30`, `08.30`, `8 Uhr`; null: no time of day. */
export function readClock(text: string): Temporal.PlainTime | null {
  const parts = /^(\d{1,2})(?:[:.](\d{2}))?(?: ?(?:Uhr|h))?$/i.exec(tidyLine(text))
  const [hour, minute] = [Number(parts?.[1]), Number(parts?.[2] ?? 0)]
  if (!parts || hour > 23 || minute > 59) return null
  return Temporal.PlainTime.from({ hour, minute })
}
