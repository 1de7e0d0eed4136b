import { type RawBuilder, sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { always, type Transaction, type Write } from '../database/index.ts'
import { currentRequestId } from '../log/index.ts'

export interface EventToEmit {
  /** Past tense: `letter-handed-over`. */
  readonly name: string
  readonly subject: string
  readonly data?: Record<string, unknown>
  readonly at: Temporal.Instant
}

/** An event, for `writeTogether`. */
export function eventWrite(event: EventToEmit): Write {
  return only => sql`
    INSERT INTO foundation.event (name, subject, data, at, request_id)
    SELECT ${event.name}, ${event.subject}, ${JSON.stringify(event.data ?? {})}, ${event.at}, ${currentRequestId()}
    WHERE ${only}`
}

/** An event for each id that the given query finds, as `auditEachWrite`. */
export function eventEachWrite(
  { name, data, at }: Omit<EventToEmit, 'subject'>,
  ids: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql`
    INSERT INTO foundation.event (name, subject, data, at, request_id)
    SELECT ${name}, one.id, ${JSON.stringify(data ?? {})}::jsonb, ${at}::timestamptz, ${currentRequestId()}
    FROM (${ids}) one`
}

/** Writes the event in the business transaction; the relay of the worker hands it on once it is committed. */
export async function emitEvent(tx: Transaction, event: EventToEmit): Promise<void> {
  await eventWrite(event)(always).execute(tx)
}
