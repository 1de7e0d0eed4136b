import type { z } from 'zod'

/** The schema of an answer is a list of what may leave: anything else is a fault of ours and leaves nothing. */
export function strictly(schema: z.ZodType, value: unknown): unknown {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const places = parsed.error.issues.map(({ code, path }) => `${code} at ${path.map(String).join('.')}`)
  throw new Error(`An answer does not fit its schema: ${places.slice(0, 5).join('; ')}`)
}
