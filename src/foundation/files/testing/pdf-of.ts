import { deflateSync } from 'node:zlib'

export const bytes = (...parts: (string | Buffer | number[])[]): Buffer =>
  Buffer.concat(
    parts.map(part => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
  )

/** A PDF of one empty page; `catalog` goes into its root, `more` are further objects. */
export function pdf(catalog = '', more: string | Buffer = '', trailer = ''): Buffer {
  return bytes(
    '%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n',
    `1 0 obj\n<< /Type /Catalog /Pages 2 0 R ${catalog} >>\nendobj\n`,
    '2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n',
    '3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>\nendobj\n',
    more,
    `\ntrailer\n<< /Root 1 0 R /Size 9 ${trailer} >>\nstartxref\n0\n%%EOF\n`,
  )
}

export function stream(content: Buffer | string, entries = '/Filter /FlateDecode', number = 4): Buffer {
  return bytes(
    `${number} 0 obj\n<< /Length ${content.length} ${entries} >>\nstream\n`,
    content,
    '\nendstream\nendobj\n',
  )
}

interface Packing {
  entries?: string
  pack?: (content: Buffer) => Buffer
}

/** Objects in a compressed stream, as every newer program writes them. */
export function packed(objects: Readonly<Record<number, string>>, packing: Packing = {}): Buffer {
  const { entries = '/Filter /FlateDecode', pack = deflateSync } = packing
  let offset = 0
  const header = Object.entries(objects).map(([number, text]) => {
    const pair = `${number} ${offset}`
    offset += text.length + 1
    return pair
  })
  const head = `${header.join(' ')} `
  const content = pack(Buffer.from(head + Object.values(objects).join(' '), 'latin1'))
  return stream(content, `/Type /ObjStm /N ${header.length} /First ${head.length} ${entries}`)
}
