import { setTimeout as sleep } from 'node:timers/promises'
import type { Chance } from '../../support/hunt.ts'
import { persist } from '../../support/walker.ts'
import type { Deed, Ledger } from './ledger.ts'

/** Where all of them want to go, so that they are in each other's way; by phone there is one place at a time. */
const ERRAND = { service: 'bewohnerparken', office: 'bergedorf', mode: 'phone' }

interface Answer {
  readonly status: number
  readonly value: Record<string, unknown>
}

/** What a call answers; @throws where it does not answer or is not able to. */
async function call(address: string, path: string, key?: string, body?: unknown): Promise<Answer> {
  const answer = await fetch(`${address}/api/v1/appointments${path}`, {
    method: key ? 'POST' : 'GET',
    signal: AbortSignal.timeout(15_000),
    headers: key ? { 'content-type': 'application/json', 'idempotency-key': key } : {},
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  const text = await answer.text()
  if (answer.status !== 200 && answer.status !== 201 && answer.status !== 409)
    throw new Error(`${path} answered ${answer.status}: ${text}`)
  return { status: answer.status, value: JSON.parse(text) as Record<string, unknown> }
}

/**
 * Somebody books, and often cancels, or moves to another time. With one key they try until there is an answer; one
 * in four gives up before it comes.
 */
export async function guest(address: string, ledger: Ledger, chance: Chance): Promise<void> {
  const hold = await holdSome(address, ledger, chance)
  if (!hold) return void (await sleep(50))
  const deed = ledger.begin('booking')
  const person = { name: nameOf(deed), birthDate: '1950-01-31', phone: '040 123456' }
  const ask = () => call(address, '', deed.mark, { hold, ...person })
  const booked = chance.below(4) === 0 ? await ask().catch(() => null) : await persist(ask)
  if (booked?.status !== 201) return
  const { reference, code } = booked.value as { reference: string; code: string }
  Object.assign(deed, { reference, acknowledged: true })
  const next = chance.below(3)
  if (next === 0) await cancel(address, ledger, reference, code)
  if (next === 1) await move(address, ledger, chance, reference, code)
}

/** Marks have signs that no name has; letters say as much. */
export function nameOf({ mark }: Pick<Deed, 'mark'>): string {
  return `Gast ${mark.replace(/\d/g, digit => 'abcdefghij'[Number(digit)]!).replaceAll('.', '')}`
}

/** Null: somebody was faster, or there is nothing left. */
async function holdSome(address: string, ledger: Ledger, chance: Chance): Promise<string | null> {
  const { service, office, mode } = ERRAND
  const query = `service=${service}&office=${office}&mode=${mode}`
  const { value } = await persist(() => call(address, `/availability?${query}`))
  const days = value.items as { date: string }[]
  if (days.length === 0) return null
  // Most of them want the first day.
  const { date } = days[chance.below(Math.min(days.length, 3))]!
  const { value: found } = await persist(() => call(address, `/slots?${query}&date=${date}`))
  const slots = found.items as { start: string }[]
  if (slots.length === 0) return null
  const body = { services: [{ id: service }], office, mode, start: slots[chance.below(slots.length)]!.start }
  const key = `${ledger.seed}-hold-${chance.below(1_000_000_000)}`
  const held = await persist(() => call(address, '/holds', key, body))
  return held.status === 201 ? (held.value.id as string) : null
}

async function cancel(address: string, ledger: Ledger, reference: string, code: string): Promise<void> {
  const deed = ledger.begin('cancellation', reference)
  await persist(() => call(address, `/${reference}/cancellation`, deed.mark, { code }))
  deed.acknowledged = true
}

/** The place that is left goes back; without a new one the old one stays. */
async function move(
  address: string,
  ledger: Ledger,
  chance: Chance,
  reference: string,
  code: string,
): Promise<void> {
  const hold = await holdSome(address, ledger, chance)
  if (!hold) return
  const deed = ledger.begin('move', reference)
  const moved = await persist(() => call(address, `/${reference}/move`, deed.mark, { code, hold }))
  deed.acknowledged = moved.status === 200
}
