import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { html, jpeg, jpegWithMore, png, pngBomb, pngWithMore, SCRIPT } from '../testing/hostile-files.ts'
import { limits } from './limits.ts'
import { reEncodeImage } from './re-encode-image.ts'

async function drawn(content: Buffer, type: 'image/jpeg' | 'image/png'): Promise<Buffer> {
  const verdict = await reEncodeImage(content, type)
  if (!verdict.ok) throw new Error(verdict.refusal)
  return verdict.content
}

async function refusal(content: Buffer, type: 'image/jpeg' | 'image/png' = 'image/jpeg'): Promise<string> {
  const verdict = await reEncodeImage(content, type)
  return verdict.ok ? 'taken' : verdict.refusal
}

/** Red or blue, roughly. */
async function colourAt(image: Buffer, left: number, top: number): Promise<string> {
  const dot = { left, top, width: 1, height: 1 }
  const [red = 0, , blue = 0] = await sharp(image).extract(dot).raw().toBuffer()
  return red > blue ? 'red' : 'blue'
}

describe('a photo', () => {
  test('keeps its picture and nothing that came along: no place, no camera, no second file', async () => {
    const exif = { IFD0: { Make: 'Kamera' }, IFD3: { GPSLatitude: '53/1 33/1 0/1', GPSLatitudeRef: 'N' } }
    const photo = await sharp(await jpegWithMore())
      .keepMetadata()
      .withExif(exif)
      .toBuffer()
    const given = Buffer.concat([photo, html])
    expect(given.includes('Kamera')).toBe(true)
    const kept = await drawn(given, 'image/jpeg')
    const { format, width, height, exif: left, xmp, iptc, comments } = await sharp(kept).metadata()
    expect({ format, width, height, left, xmp, iptc, comments }).toEqual({
      format: 'jpeg',
      width: 32,
      height: 16,
    })
    for (const trace of ['Kamera', SCRIPT, 'PK\u0005\u0006', 'Exif']) expect(kept.includes(trace)).toBe(false)
    expect(await colourAt(kept, 4, 8)).toBe('red')
    expect(await colourAt(kept, 28, 8)).toBe('blue')
  })

  test('that was taken with the phone on its side stands upright', async () => {
    const turned = await sharp(await jpeg())
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    const kept = await drawn(turned, 'image/jpeg')
    expect(await sharp(kept).metadata()).toMatchObject({ width: 16, height: 32 })
    expect(await colourAt(kept, 8, 4)).toBe('red')
    expect(await colourAt(kept, 8, 28)).toBe('blue')
  })

  test('larger than anybody needs is made smaller, in its proportions', async () => {
    const wide = { width: limits.longestEdge * 2, height: 100, channels: 3, background: 'red' } as const
    const kept = await drawn(await sharp({ create: wide }).jpeg().toBuffer(), 'image/jpeg')
    expect(await sharp(kept).metadata()).toMatchObject({ width: limits.longestEdge, height: 50 })
  })

  test('in the colours of a printing house is one that every screen shows', async () => {
    const printed = await sharp(await jpeg())
      .toColourspace('cmyk')
      .jpeg()
      .toBuffer()
    expect(await sharp(printed).metadata()).toMatchObject({ space: 'cmyk' })
    expect(await sharp(await drawn(printed, 'image/jpeg')).metadata()).toMatchObject({ space: 'srgb' })
  })

  test('of which only half arrived is refused', async () => {
    const whole = await sharp({
      create: {
        width: 500,
        height: 500,
        channels: 3,
        background: 'red',
        noise: { type: 'gaussian', mean: 128, sigma: 60 },
      },
    })
      .jpeg()
      .toBuffer()
    expect(await refusal(whole.subarray(0, whole.length / 2))).toBe('unreadableImage')
    expect(await refusal(Buffer.from([0xff, 0xd8, 0xff, 0xe0]))).toBe('unreadableImage')
  })
})

describe('a PNG', () => {
  test('keeps its picture and loses its notes and what stands behind it', async () => {
    const kept = await drawn(pngWithMore, 'image/png')
    expect(await sharp(kept).metadata()).toMatchObject({ format: 'png', width: 8, height: 8 })
    for (const trace of [SCRIPT, 'Comment', 'PK\u0005\u0006', 'tEXt'])
      expect(kept.includes(trace)).toBe(false)
  })

  test('keeps what shines through', async () => {
    const glass = { width: 4, height: 4, channels: 4, background: { r: 9, g: 9, b: 9, alpha: 0.5 } } as const
    const kept = await drawn(await sharp({ create: glass }).png().toBuffer(), 'image/png')
    expect(await sharp(kept).metadata()).toMatchObject({ hasAlpha: true })
  })

  test('of 50,000 by 50,000 dots is refused by its head, in no time', async () => {
    expect(pngBomb.length).toBeLessThan(2_000)
    const started = performance.now()
    expect(await refusal(pngBomb, 'image/png')).toBe('tooManyPixels')
    expect(performance.now() - started).toBeLessThan(1_000)
  })

  test('whose picture is not there is refused', async () => {
    expect(await refusal(png(8, 8).subarray(0, 40), 'image/png')).toBe('unreadableImage')
    expect(await refusal(png(5_000, 9_000), 'image/png')).toBe('unreadableImage')
  })
})

test('what is neither is not even tried, whatever it is called', async () => {
  const tiff = await sharp(await jpeg())
    .tiff()
    .toBuffer()
  const gif = await sharp(await jpeg())
    .gif()
    .toBuffer()
  for (const other of [
    tiff,
    gif,
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
  ])
    expect(await refusal(other)).toBe('unreadableImage')
})
