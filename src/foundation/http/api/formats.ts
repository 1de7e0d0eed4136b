import { z } from 'zod'

/** RFC 3339 with offset. */
export const InstantText = z.iso.datetime({ offset: true })
/** `YYYY-MM-DD` */
export const DayText = z.iso.date()
/** What things are called in addresses. */
export const Id = z.string().min(1).max(100)

/** Every list has this shape. */
export function listOf<Item extends z.ZodType>(item: Item) {
  return z.strictObject({
    items: z.array(item),
    next: z.string().nullable().describe('Cursor of the next page; null: this is the last one'),
  })
}

const MOST = 100

/** How much of a list is wanted, and from where. */
export function pageQuery(usual: number) {
  return {
    limit: z.coerce.number().int().min(1).max(MOST).default(usual),
    cursor: z.string().max(500).optional().describe('The value of `next` of the page before'),
  }
}
