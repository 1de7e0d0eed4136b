import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { bytes, pdf } from './pdf-of.ts'

/** Tells on whoever runs it: `__hit` is listened to. */
export const SCRIPT = '<script>(window.top.__hit||alert)("file")</script>'

export function pngChunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(bytes(type, data)))
  return bytes(length, type, data, sum)
}

function crc32(data: Buffer): number {
  let sum = 0xffffffff
  for (const byte of data) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0)
  }
  return ~sum >>> 0
}

/** Grey, one bit a pixel; `more` stands between the head and the picture. */
export function png(width = 1, height = 1, more: Buffer = Buffer.alloc(0)): Buffer {
  const size = Buffer.alloc(8)
  size.writeUInt32BE(width)
  size.writeUInt32BE(height, 4)
  const line = 1 + Math.ceil(width / 8)
  // What is too large to be unpacked needs not be there as a whole.
  const data = deflateSync(Buffer.alloc(Math.min(line * height, 1_000_000)))
  return bytes(
    [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    pngChunk('IHDR', bytes(size, [1, 0, 0, 0, 0])),
    more,
    pngChunk('IDAT', data),
    pngChunk('IEND', Buffer.alloc(0)),
  )
}

/** A photo two dots wide and one high, red beside blue. */
export function jpeg(): Promise<Buffer> {
  const raw = { width: 32, height: 16, channels: 3 } as const
  const pixels = Buffer.concat(
    Array.from({ length: 32 * 16 }, (_, at) => Buffer.from(at % 32 < 16 ? [220, 20, 20] : [20, 20, 220])),
  )
  return sharp(pixels, { raw }).jpeg({ quality: 95, chromaSubsampling: '4:4:4' }).toBuffer()
}

/** An archive with nothing in it, which may stand behind anything. */
export const zip = bytes('PK\u0005\u0006', Buffer.alloc(18))
export const svg = bytes(`<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg">${SCRIPT}</svg>`)
export const html = bytes(`<!doctype html>${SCRIPT}`)

/** A GIF whose comment closes a script, and an archive of programs at its end. */
export const gifar = bytes('GIF89a', [1, 0, 1, 0, 0, 0, 0, 0x3b], '/*', SCRIPT, '*/', zip)

/** A photo with a page in its comment and an archive behind it. */
export async function jpegWithMore(): Promise<Buffer> {
  const photo = await jpeg()
  const comment = bytes([0xff, 0xfe, 0, SCRIPT.length + 2], SCRIPT)
  return bytes(photo.subarray(0, 2), comment, photo.subarray(2), html, zip)
}

export const pngWithMore = bytes(png(8, 8, pngChunk('tEXt', bytes('Comment\0', SCRIPT))), html, zip)

/** Fifty thousand by fifty thousand dots in a thousand bytes. */
export const pngBomb = png(50_000, 50_000)

export const scriptedPdf = pdf('/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>')
export const pdfBehindPage = bytes('%PDF-1.7\n', html, '\n', pdf())

/** Names that have harmed others. */
export const hostileNames = [
  '../../../etc/passwd.png',
  'C:\\Windows\\win.ini.png',
  'Rechnung\u202Egnp.exe.png',
  'a\u0000b\r\nSet-Cookie: x=y\u001b[31m.png',
  '"><img src=x onerror=__hit("name")>.png',
  'CON.png',
  'desktop.ini',
  `${'lang'.repeat(200)}.png`,
  "=cmd|' /C calc'!A0.png",
]
