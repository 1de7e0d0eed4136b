import PostalMime, { type Address } from 'postal-mime'

/** What a mail server reports about a mail of ours (RFC 3464). */
export interface DeliveryReport {
  /** Where our token may stand: the addresses the report went to, and the envelope id. */
  readonly names: readonly string[]
  /** `failed`: it will not be tried again, whatever the status. */
  readonly action: 'failed' | 'delayed'
  /** `5.1.1` */
  readonly status: string
  readonly said: string
}

/** A report repeats headers only, and at most the mail itself, which is short. */
export const LARGEST_REPORT = 256 * 1024
const limits = { maxNestingDepth: 8, maxHeadersSize: 64 * 1024 }

/** Null where the mail is no report of a delivery that failed or is late: an out-of-office note, say. */
export async function readDeliveryReport(mail: Uint8Array): Promise<DeliveryReport | null> {
  if (mail.byteLength > LARGEST_REPORT) return null
  const parsed = await PostalMime.parse(mail, limits)
  const type = parsed.headers.find(({ key }) => key === 'content-type')?.value ?? ''
  if (!/^multipart\/report\b/i.test(type) || !/report-type="?delivery-status/i.test(type)) return null
  const status = parsed.attachments.find(({ mimeType }) =>
    /^message\/(global-)?delivery-status$/i.test(mimeType),
  )
  if (!status) return null
  const groups = fieldGroups(textOf(status.content))
  const about = groups.find(group => group.has('action'))
  const action = about?.get('action')?.toLowerCase()
  if (!about || (action !== 'failed' && action !== 'delayed')) return null
  const envelopeId = groups[0]?.get('original-envelope-id')
  const headers = parsed.headers.filter(({ key }) => key === 'delivered-to' || key === 'x-original-to')
  return {
    names: [
      ...(parsed.to ?? []).flatMap(addressOf),
      ...headers.map(({ value }) => value),
      ...(envelopeId ? [envelopeId] : []),
    ],
    action,
    status: /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(about.get('status') ?? '')?.[0] ?? '',
    said: (about.get('diagnostic-code') ?? '').replace(/^smtp;\s*/i, ''),
  }
}

function addressOf(address: Address): string[] {
  return address.address ? [address.address] : []
}

function textOf(content: ArrayBuffer | Uint8Array | string): string {
  return typeof content === 'string' ? content : new TextDecoder().decode(content)
}

/** Groups of fields, separated by empty lines; folded lines belong to the field before. The first of a name counts. */
function fieldGroups(text: string): Map<string, string>[] {
  return text.split(/\r?\n[ \t]*\r?\n/).map(group => {
    const fields = new Map<string, string>()
    for (const line of group.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
      const colon = line.indexOf(':')
      const name = line.slice(0, colon).trim().toLowerCase()
      if (colon > 0 && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim())
    }
    return fields
  })
}
