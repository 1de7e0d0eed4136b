import { fileTypeFromBuffer } from 'file-type'
import { type AcceptedType, acceptedTypes, type FileRefusal, MAX_FILE_BYTES } from './file.ts'

export type CheckedFile = { ok: true; type: AcceptedType } | { ok: false; refusal: FileRefusal }

/** Actions that run or send something. `OpenAction` alone only tells where the first page opens. */
const activeNames = /\/(JavaScript|Launch|EmbeddedFiles?|RichMedia|SubmitForm|ImportData|Encrypt)\b/
/** So short that they turn up in compressed bytes by chance. */
const shortActiveNames = /\/(JS|XFA)\b/

/**
 * Looks at the PDF's own words; for the short names not into its streams. What hides in a compressed object
 * stream is not found; the file is only ever handed out as a download that nothing runs.
 */
function hasActiveContent(content: Buffer): boolean {
  const text = resolveNames(content.toString('latin1'))
  return activeNames.test(text) || outsideStreams(text).some(part => shortActiveNames.test(part))
}

/** Names can be written with hex escapes: `/J#61vaScript`. */
function resolveNames(text: string): string {
  return text.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

function outsideStreams(text: string): string[] {
  return text.split('endstream').map(part => {
    const start = part.search(/\bstream\r?\n/)
    return start < 0 ? part : part.slice(0, start)
  })
}

/** A file that is two things at once: the marks of markup or of an archive near its start or its end. */
function isPolyglot(content: Buffer): boolean {
  const head = content.subarray(0, 2048).toString('latin1').toLowerCase()
  const tail = content.subarray(-66_000).toString('latin1')
  return /<(html|script|svg|!doctype)/.test(head) || tail.includes('PK\x05\x06')
}

/** Tells by content whether a file may be taken in. */
export async function checkFile(content: Buffer): Promise<CheckedFile> {
  if (content.length === 0) return { ok: false, refusal: 'empty' }
  if (content.length > MAX_FILE_BYTES) return { ok: false, refusal: 'tooLarge' }
  const detected = await fileTypeFromBuffer(content)
  if (!detected || !(detected.mime in acceptedTypes)) return { ok: false, refusal: 'wrongType' }
  const type = detected.mime as AcceptedType
  if (isPolyglot(content)) return { ok: false, refusal: 'wrongType' }
  if (type === 'application/pdf' && hasActiveContent(content)) return { ok: false, refusal: 'activeContent' }
  return { ok: true, type }
}
