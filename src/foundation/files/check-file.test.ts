import { randomBytes } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { checkFile, type FileRefusal, MAX_FILE_BYTES, safeFileName } from './index.ts'

const bytes = (...parts: (string | Buffer | number[])[]): Buffer =>
  Buffer.concat(
    parts.map(part => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
  )

/** A PDF of one empty page; `catalog` goes into its root, `more` are further objects. */
function pdf(catalog = '', more: string | Buffer = '', trailer = ''): Buffer {
  return bytes(
    '%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n',
    `1 0 obj\n<< /Type /Catalog /Pages 2 0 R ${catalog} >>\nendobj\n`,
    '2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n',
    '3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>\nendobj\n',
    more,
    `\ntrailer\n<< /Root 1 0 R /Size 9 ${trailer} >>\nstartxref\n0\n%%EOF\n`,
  )
}
const stream = (content: Buffer | string, entries = '/Filter /FlateDecode') =>
  bytes(`4 0 obj\n<< /Length ${content.length} ${entries} >>\nstream\n`, content, '\nendstream\nendobj\n')

function pngChunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  // Nothing that checks a type looks at the sum.
  return bytes(length, type, data, [0, 0, 0, 0])
}
const png = bytes(
  [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  pngChunk('IHDR', bytes([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])),
  pngChunk('IDAT', deflateSync(Buffer.from([0, 0]))),
  pngChunk('IEND', Buffer.alloc(0)),
)
const jpeg = bytes([0xff, 0xd8, 0xff, 0xe0, 0, 16], 'JFIF\0', Buffer.alloc(200, 1), [0xff, 0xd9])
const zip = bytes('PK\u0003\u0004', Buffer.alloc(26), 'PK\u0005\u0006', Buffer.alloc(18))
const gif = bytes('GIF89a', [1, 0, 1, 0, 0, 0, 0, 0x3b])
const svg = bytes(
  '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
)
const exe = bytes('MZ', Buffer.alloc(58), [0x80, 0, 0, 0], Buffer.alloc(64), 'PE\0\0', Buffer.alloc(64))
const script = '<< /S /JavaScript /JS (app.alert\\(1\\)) >>'

describe('is taken in:', () => {
  test.each<[string, Buffer, string]>([
    ['a PDF', pdf(), 'application/pdf'],
    ['a JPEG', jpeg, 'image/jpeg'],
    ['a PNG', png, 'image/png'],
    ['a PDF that opens at a certain place', pdf('/OpenAction [3 0 R /Fit]'), 'application/pdf'],
    [
      'a PDF in whose compressed bytes /JS and /XFA turn up by chance',
      pdf('', stream(bytes(randomBytes(40), '/JS (/XFA ', randomBytes(40)))),
      'application/pdf',
    ],
    [
      'a PDF with links',
      pdf('', '5 0 obj\n<< /A << /S /URI /URI (https://hamburg.de) >> >>\nendobj\n'),
      'application/pdf',
    ],
    [
      'a PNG of the size that is just allowed',
      bytes(png, Buffer.alloc(MAX_FILE_BYTES - png.length)),
      'image/png',
    ],
  ])('%s', async (_, content, type) => {
    expect(await checkFile(content)).toEqual({ ok: true, type })
  })
})

describe('is refused:', () => {
  test.each<[string, Buffer, FileRefusal]>([
    ['nothing', Buffer.alloc(0), 'empty'],
    ['one byte too many', bytes(png, Buffer.alloc(MAX_FILE_BYTES + 1 - png.length)), 'tooLarge'],
    ['SVG', svg, 'wrongType'],
    ['HTML', bytes('<!doctype html><script>alert(1)</script>'), 'wrongType'],
    ['ZIP', zip, 'wrongType'],
    ['an EXE', exe, 'wrongType'],
    ['GIF', gif, 'wrongType'],
    ['plain text', bytes('Guten Tag'), 'wrongType'],
    ['a PDF that is a ZIP as well', bytes(pdf(), zip), 'wrongType'],
    ['a PNG that is a ZIP as well', bytes(png, zip), 'wrongType'],
    [
      'a PDF that is a page as well',
      bytes('%PDF-1.7\n<html><script>alert(1)</script>\n', pdf()),
      'wrongType',
    ],
    [
      'a JPEG that is a page as well',
      bytes(jpeg.subarray(0, 20), '<SCRIPT>alert(1)</SCRIPT>', jpeg),
      'wrongType',
    ],
    ['a PDF whose header comes late', bytes('xx', pdf()), 'wrongType'],
    ['JavaScript when it opens', pdf(`/OpenAction ${script}`), 'activeContent'],
    [
      'JavaScript by a hex-escaped name',
      pdf('/OpenAction << /S /J#61v#61Script /J#53 (1) >>'),
      'activeContent',
    ],
    ['JavaScript in the tree of names', pdf('/Names << /JavaScript 7 0 R >>'), 'activeContent'],
    ['a program to launch', pdf('/OpenAction << /S /Launch /F (cmd.exe) >>'), 'activeContent'],
    ['a file within', pdf('/Names << /EmbeddedFiles 7 0 R >>'), 'activeContent'],
    [
      'a form that sends itself',
      pdf('/OpenAction << /S /SubmitForm /F (https://evil.example) >>'),
      'activeContent',
    ],
    ['an XFA form', pdf('/AcroForm << /XFA 7 0 R >>'), 'activeContent'],
    ['an encrypted PDF', pdf('', '', '/Encrypt 7 0 R'), 'activeContent'],
    // What a viewer does not take for a stream does not hide anything from us either.
    [
      'JavaScript after the word stream in a comment',
      pdf('', `% stream\n5 0 obj\n${script}\nendobj\n`),
      'activeContent',
    ],
    [
      'JavaScript after a stream in a text',
      pdf('', `6 0 obj\n(>>\nstream\n)\nendobj\n5 0 obj\n${script}\nendobj\n`),
      'activeContent',
    ],
    [
      'JavaScript between two streams',
      pdf('', bytes(stream('a'), `5 0 obj\n${script}\nendobj\n`, stream('b'))),
      'activeContent',
    ],
  ])('%s', async (_, content, refusal) => {
    expect(await checkFile(content)).toEqual({ ok: false, refusal })
  })
})

test('ten megabytes of anything are judged in a moment, and nothing makes the check fall over', async () => {
  const started = performance.now()
  const worst = bytes('%PDF-1.7\n', Buffer.alloc(MAX_FILE_BYTES - 9, ' stream\n#4a#'))
  await checkFile(worst)
  expect(performance.now() - started).toBeLessThan(10_000)
  for (const start of [pdf(), jpeg, png, zip, gif, svg, exe])
    for (let cut = 1; cut < 24; cut += 1)
      expect(await checkFile(bytes(start.subarray(0, cut), randomBytes(64)))).toHaveProperty('ok')
})

describe('a file name', () => {
  test.each([
    ['Ausweis.pdf', 'Ausweis.pdf'],
    ['Personalausweis Vorderseite.JPG', 'Personalausweis Vorderseite.pdf'],
    ['Łukasz Müller-K̄ramer.pdf', 'Łukasz Müller-K̄ramer.pdf'],
    ['../../etc/passwd', 'passwd.pdf'],
    ['..\\..\\windows\\system32\\cmd.exe', 'cmd.pdf'],
    ['C:\\Users\\Jonas\\Ausweis.pdf', 'Ausweis.pdf'],
    ['a/\u2028../../b.pdf', 'b.pdf'],
    ['Rechnung\u202Efdp.exe', 'Rechnungfdp.pdf'],
    ['a\u0000b\r\nSet-Cookie: x\u001b[31m.pdf', 'abSet-Cookie_ x[31m.pdf'],
    ['zero\u200Bwidth\uFEFF.pdf', 'zerowidth.pdf'],
    ['"quoted"; filename=x.html', '_quoted__ filename=x.pdf'],
    ['<script>.pdf', '_script_.pdf'],
    ['%2e%2e%2fx.pdf', '_2e_2e_2fx.pdf'],
    ['.htaccess', 'Datei.pdf'],
    ['...', 'Datei.pdf'],
    ['. . .', 'Datei.pdf'],
    ['', 'Datei.pdf'],
    ['   ', 'Datei.pdf'],
    ['/', 'Datei.pdf'],
    ['\u202E\u0000', 'Datei.pdf'],
    ['\uD83D.pdf', 'Datei.pdf'],
  ])('%j becomes %j', (given, safe) => {
    expect(safeFileName(given, 'application/pdf')).toBe(safe)
  })

  test('of five hundred characters is cut, between letters and not within one', () => {
    expect(safeFileName(`${'x'.repeat(500)}.png`, 'image/png')).toBe(`${'x'.repeat(100)}.png`)
    const cut = safeFileName(`${'x'.repeat(99)}😀😀.png`, 'image/png')
    expect(() => encodeURIComponent(cut)).not.toThrow()
    const marks = safeFileName(`${'x'.repeat(99)}k̄.png`, 'image/png')
    expect(marks).not.toMatch(/k\.png$/)
  })

  test('never holds what could break out of a header or a folder, whatever it was', () => {
    for (let n = 0; n < 2_000; n += 1) {
      const given = randomBytes(60).toString('utf16le') + randomBytes(20).toString('latin1')
      const safe = safeFileName(given, 'image/jpeg')
      expect(safe).toMatch(/\.jpg$/)
      expect(safe).not.toMatch(/[\\/:"<>|?*;%\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u)
      expect(safe).not.toMatch(/^\.|^\s/)
    }
  })
})

test.each(['.', ' ', '. '])('a name of seventy thousand %j is read at once', sign => {
  const started = performance.now()
  safeFileName(`a${sign.repeat(70_000)}b.pdf`, 'application/pdf')
  expect(performance.now() - started).toBeLessThan(200)
})
