import type { FileRefusal } from '../../file.ts'
import { actionsByThemselves, onlyGoesSomewhere } from './actions-by-themselves.ts'
import { everyObject, plainObjects } from './every-object.ts'
import { isMoreThanPdf } from './more-than-pdf.ts'
import { namesIn, type PdfValue, UnreadablePdf } from './pdf-value.ts'

/** What runs, plays, sends, opens something else or carries another file; whoever starts it. */
const ACTIVE = new Set([
  ...['JavaScript', 'JS', 'Launch', 'SubmitForm', 'ImportData', 'XFA'],
  ...['EmbeddedFile', 'EmbeddedFiles', 'GoToE', 'RichMedia', 'Rendition', 'Movie', 'Sound', '3D'],
])

/** Why this PDF is not taken; null: it may be. Links stay: they lead nowhere before somebody clicks. */
export function inspectPdf(content: Buffer): FileRefusal | null {
  try {
    if (isMoreThanPdf(content)) return 'moreThanPdf'
    // First, because what is encrypted cannot be unpacked.
    if (isEncrypted(content)) return 'encrypted'
    return findActive(content) ? 'activeContent' : null
  } catch (error) {
    return refusalFor(error)
  }
}

function isEncrypted(content: Buffer): boolean {
  for (const { value } of plainObjects(content.toString('latin1')))
    if (namesIn(value).includes('Encrypt')) return true
  return false
}

function findActive(content: Buffer): boolean {
  const byThemselves: PdfValue[] = []
  let hasPages = false
  for (const { value } of everyObject(content)) {
    const names = namesIn(value)
    if (names.some(name => ACTIVE.has(name))) return true
    hasPages ||= names.includes('Pages')
    byThemselves.push(...actionsByThemselves(value))
  }
  if (!hasPages) throw new UnreadablePdf()
  const find = (number: number) => objectsOf(content, number)
  return !byThemselves.every(action => onlyGoesSomewhere(action, find))
}

function objectsOf(content: Buffer, number: number): PdfValue[] {
  return [...everyObject(content)].filter(one => one.number === number).map(({ value }) => value)
}

function refusalFor(error: unknown): FileRefusal {
  const { code } = error as { code?: string }
  if (code === 'ERR_BUFFER_TOO_LARGE') return 'tooDemanding'
  if (error instanceof UnreadablePdf || code?.startsWith('Z_')) return 'unreadablePdf'
  throw error
}
