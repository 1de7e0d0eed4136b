import type { AcceptedType } from '../file.ts'
import { inspectPdf } from './pdf/inspect-pdf.ts'
import type { Verdict } from './verdict.ts'

/** How each begins. What merely begins so is found out by whoever reads on. */
const beginnings: readonly (readonly [AcceptedType, Buffer])[] = [
  ['application/pdf', Buffer.from('%PDF-')],
  ['image/jpeg', Buffer.from([0xff, 0xd8, 0xff])],
  ['image/png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
]

/** Tells by content whether a file may be taken in, and what of it is kept. Runs in a process of its own alone. */
export async function inspectFile(content: Buffer): Promise<Verdict> {
  const type = beginnings.find(([, beginning]) =>
    content.subarray(0, beginning.length).equals(beginning),
  )?.[0]
  if (!type) return { ok: false, refusal: 'wrongType' }
  if (type === 'application/pdf') {
    const refusal = inspectPdf(content)
    // Not rewritten: that would break signatures.
    return refusal ? { ok: false, refusal } : { ok: true, type, content }
  }
  // Loaded for images alone: it takes longer than everything that is done with a PDF.
  const { reEncodeImage } = await import('./re-encode-image.ts')
  return reEncodeImage(content, type)
}
