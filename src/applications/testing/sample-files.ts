const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** A picture of one pixel; the mark makes it another file. */
export function picture(mark = ''): Buffer {
  return Buffer.concat([onePixel, Buffer.from(mark)])
}
