import { UnreadablePdf } from './pdf-value.ts'

/** As far as anything looks that guesses types. */
const HEAD = 2048
/** The end of an archive, with the longest comment. */
const TAIL = 66_000

/** A file that is something else as well: a page, an archive, or whatever stands behind the end of the PDF. */
export function isMoreThanPdf(content: Buffer): boolean {
  const head = content.toString('latin1', 0, HEAD)
  const tail = content.subarray(-TAIL).toString('latin1')
  const end = content.lastIndexOf('%%EOF')
  if (end < 0) throw new UnreadablePdf()
  const isPage = /<(html|head|body|script|svg|iframe|img|meta|!doctype|\?php|\?xml)/i.test(head)
  return isPage || tail.includes('PK\x05\x06') || /[^\s\0]/.test(content.toString('latin1', end + 5))
}
