import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { checkFile, type FileRefusal, MAX_FILE_BYTES } from './index.ts'
import {
  gifar,
  html,
  jpeg,
  jpegWithMore,
  png,
  pngBomb,
  pngWithMore,
  scriptedPdf,
  svg,
  zip,
} from './testing/hostile-files.ts'
import { bytes, pdf } from './testing/pdf-of.ts'

const check = (content: Buffer, caller = 'somebody') => checkFile({ name: 'Ausweis.png', content }, caller)

test('a PDF is kept byte for byte, and an image is drawn anew', async () => {
  const document = await check(pdf())
  expect(document).toMatchObject({
    ok: true,
    file: { name: 'Ausweis.pdf', type: 'application/pdf', content: pdf() },
  })
  for (const given of [await jpegWithMore(), pngWithMore]) {
    const image = await check(given)
    expect(image).toMatchObject({ ok: true, file: { type: expect.stringMatching('^image/') } })
    expect(image.ok && image.file.content.includes('script')).toBe(false)
  }
})

test('the same file has the same sum, whatever is kept of it', async () => {
  const sums = await Promise.all([check(pngWithMore), check(pngWithMore), check(png(8, 8))])
  const [first, again, other] = sums.map(one => one.ok && one.file.sha256.toString('hex'))
  expect(first).toBe(again)
  expect(first).not.toBe(other)
})

test.each<[string, Buffer, FileRefusal]>([
  ['nothing', Buffer.alloc(0), 'empty'],
  ['one byte too many', Buffer.alloc(MAX_FILE_BYTES + 1, 1), 'tooLarge'],
  ['SVG', svg, 'wrongType'],
  ['HTML', html, 'wrongType'],
  ['ZIP', bytes('PK\u0003\u0004', Buffer.alloc(26), zip), 'wrongType'],
  ['a GIF that is an archive of programs as well', gifar, 'wrongType'],
  [
    'an EXE',
    bytes('MZ', Buffer.alloc(58), [0x80, 0, 0, 0], Buffer.alloc(64), 'PE\0\0', Buffer.alloc(64)),
    'wrongType',
  ],
  ['plain text', bytes('Guten Tag'), 'wrongType'],
  ['a PDF whose header comes late', bytes('xx', pdf()), 'wrongType'],
  ['a bomb', pngBomb, 'tooManyPixels'],
  ['an active PDF', scriptedPdf, 'activeContent'],
])('%s is refused', async (_, content, refusal) => {
  expect(await check(content)).toEqual({ ok: false, refusal })
})

test('twenty at once are looked at two at a time, and each gets an answer', async () => {
  const photo = await jpeg()
  const all = await Promise.all(
    Array.from({ length: 20 }, (_, n) => check(n % 2 ? photo : pngBomb, `caller ${n}`)),
  )
  const answers = all.map(one => (one.ok ? 'ok' : one.refusal))
  expect(answers.every(one => ['ok', 'tooManyPixels', 'tooBusy'].includes(one))).toBe(true)
  expect(answers.filter(one => one === 'ok').length).toBeGreaterThan(5)
}, 120_000)

test('ten megabytes of anything get an answer', async () => {
  const worst = [
    bytes('%PDF-1.7\n', Buffer.alloc(MAX_FILE_BYTES - 20, ' stream\n#4a#'), '%%EOF'),
    bytes('%PDF-1.7\n', Buffer.alloc(MAX_FILE_BYTES - 20, 'obj<<'), '%%EOF'),
    bytes([0xff, 0xd8, 0xff, 0xe0], randomBytes(MAX_FILE_BYTES - 4)),
  ]
  for (const content of worst) expect(await check(content)).toMatchObject({ ok: false })
}, 60_000)
