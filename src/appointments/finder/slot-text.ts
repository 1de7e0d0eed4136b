import type { Slot } from '../appointment.ts'
import { sensibleDay } from './sensible-day.ts'

/** `altona/2026-11-30/14`: a place as forms name it. */
export function slotText({ office, day, step }: Slot): string {
  return `${office}/${day}/${step}`
}

/** Null: no place is named like this. */
export function slotFrom(text: string): Slot | null {
  const [, office, named = '', step] = /^([a-z0-9-]{1,60})\/(\d{4}-\d{2}-\d{2})\/(\d{1,2})$/.exec(text) ?? []
  const day = sensibleDay(named)
  return office && day ? { office, day, step: Number(step) } : null
}
