import { z } from 'zod'

/** First member: what one has to know before reading on. */
export const Head = z.strictObject({
  format: z.literal(1),
  program: z.literal('schalter'),
  version: z.string(),
  at: z.iso.datetime({ offset: true }),
  migrations: z.array(z.strictObject({ number: z.int(), name: z.string(), sha256: z.string() })),
  /** In the order in which they can be filled; only the columns that hold data of their own. */
  tables: z.array(z.strictObject({ name: z.string(), columns: z.array(z.string()) })),
  /** Structure only: rows that no restore brings back. */
  leftOut: z.array(z.string()),
  /** Tells whether links and codes given to citizens will work with the secret at hand. */
  secretFingerprint: z.string().nullable(),
})
export type Head = z.infer<typeof Head>

/** Last member: a backup without it was cut off. */
export const Manifest = z.strictObject({
  tables: z.record(z.string(), z.strictObject({ rows: z.int(), bytes: z.int(), sha256: z.string() })),
  sequences: z.array(z.strictObject({ name: z.string(), last: z.string() })),
})
export type Manifest = z.infer<typeof Manifest>

export const HEAD = 'head.json'
export const MANIFEST = 'manifest.json'

/** `tables/cases.act/000001.copy`; `cat` of all of them is what COPY wrote. */
export function partName(table: string, part: number): string {
  return `tables/${table}/${String(part).padStart(6, '0')}.copy`
}

export function tableOf(memberName: string): string | undefined {
  return /^tables\/(.+)\/\d{6}\.copy$/.exec(memberName)?.[1]
}
