import type { SmsGatewayAccess } from '../config.ts'
import { writeWhole } from '../write-whole.ts'
import { NoSuchAddress } from './mail-refusal.ts'
import type { SmsGateway } from './send-sms.ts'

const LIMIT_MS = 20_000
/** What a gateway answers where a number can never get an SMS; everything else may be our own fault and is tried again. */
const NEVER = 422

/** One POST an SMS, as docs/operations/mail.md describes it. */
export function httpSmsGateway(
  { url, token }: SmsGatewayAccess,
  sender: string,
  limitMs = LIMIT_MS,
): SmsGateway {
  return {
    async deliver({ id, to, text, language }) {
      const status = await post(url, limitMs, {
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json; charset=utf-8',
          'idempotency-key': id,
        },
        body: JSON.stringify({ id, from: sender, to, text, language }),
      })
      if (status >= 200 && status <= 299) return
      if (status === NEVER)
        throw new NoSuchAddress('The SMS gateway says that this number gets no SMS (422).')
      throw new Error(`The SMS gateway answered ${status}.`)
    },
  }
}

/** What it says beside the status is not read. A redirect would carry token and number to another house. */
async function post(url: string, limitMs: number, init: RequestInit): Promise<number> {
  const signal = AbortSignal.timeout(limitMs)
  try {
    const { status, body } = await fetch(url, { ...init, method: 'POST', redirect: 'error', signal })
    await body?.cancel()
    return status
  } catch (error) {
    const { cause } = error as { cause?: { code?: string; message?: string } }
    const why = signal.aborted ? `longer than ${limitMs} ms` : (cause?.code ?? cause?.message ?? 'no answer')
    throw new Error(`The SMS gateway could not be reached: ${why}.`)
  }
}

/** Keeps every SMS as a file; the demo's mailbox page shows them. One file per id, written whole. */
export function fileSmsGateway(folder: string): SmsGateway {
  return {
    async deliver({ id, to, text, language, date }) {
      const kept = { to, text, language, date: date.toString() }
      await writeWhole(folder, `${id}.json`, JSON.stringify(kept, null, 2))
    },
  }
}
