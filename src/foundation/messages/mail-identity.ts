import { sql } from 'kysely'
import type { Database } from '../database/index.ts'
import type { Secret } from '../secret.ts'
import { bounceToken, returnPath } from './bounce-token.ts'

/** What makes a mail recognisable, however often it is sent and wherever the program runs by then. */
export interface MailIdentity {
  /** Right-hand side of every Message-ID of this installation, for ever. */
  readonly domain: string
  readonly secret: Secret
  /** Null: reports go where the sender's address leads. */
  readonly bounceAddress: string | null
}

export interface MailMarks {
  readonly messageId: string
  readonly envelopeId: string
  readonly returnPath: string | null
}

export function marksOf({ domain, secret, bounceAddress }: MailIdentity, mailId: string): MailMarks {
  const token = bounceToken(secret, mailId)
  return {
    messageId: `<${mailId}@${domain}>`,
    envelopeId: token,
    returnPath: bounceAddress && returnPath(bounceAddress, token),
  }
}

/**
 * The domain of the first start stays: a house that moves to another address, or is restored under one, may send again
 * what it sent before.
 */
export async function rememberedDomain(db: Database, publicUrl: string): Promise<string> {
  const own = JSON.stringify(new URL(publicUrl).hostname)
  await sql`INSERT INTO foundation.setting (name, value) VALUES ('message-id-domain', ${own}::jsonb)
    ON CONFLICT (name) DO NOTHING`.execute(db)
  const { rows } = await sql<{ value: string }>`
    SELECT value FROM foundation.setting WHERE name = 'message-id-domain'`.execute(db)
  return rows[0]!.value
}
