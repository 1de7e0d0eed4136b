/** Reads a TrueType file into its tables. */
export function readTables(file) {
  const view = viewOf(file)
  const tables = new Map()
  for (let i = 0; i < view.getUint16(4); i++) {
    const record = 12 + i * 16
    const tag = String.fromCharCode(...file.subarray(record, record + 4))
    const start = view.getUint32(record + 8)
    tables.set(tag, file.slice(start, start + view.getUint32(record + 12)))
  }
  return tables
}

/** Writes tables as a TrueType file: sorted, padded to four bytes, with checksums. */
export function writeTables(tables) {
  const tags = [...tables.keys()].sort()
  viewOf(tables.get('head')).setUint32(8, 0)
  const start = 12 + tags.length * 16
  const file = new Uint8Array(tags.reduce((size, tag) => size + padded(tables.get(tag).length), start))
  const view = viewOf(file)
  const power = Math.floor(Math.log2(tags.length))
  view.setUint32(0, 0x00010000)
  view.setUint16(4, tags.length)
  view.setUint16(6, 2 ** power * 16)
  view.setUint16(8, power)
  view.setUint16(10, (tags.length - 2 ** power) * 16)
  let offset = start
  tags.forEach((tag, i) => {
    const table = tables.get(tag)
    file.set(table, offset)
    const record = 12 + i * 16
    file.set(ascii(tag), record)
    view.setUint32(record + 4, checksum(file, offset, padded(table.length)))
    view.setUint32(record + 8, offset)
    view.setUint32(record + 12, table.length)
    if (tag === 'head') tables.headOffset = offset
    offset += padded(table.length)
  })
  view.setUint32(tables.headOffset + 8, 0xb1b0afba - checksum(file, 0, file.length))
  return file
}

export const viewOf = bytes => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

export const ascii = text => Uint8Array.from(text, character => character.charCodeAt(0))

/** Big-endian 16-bit numbers as bytes; negative ones wrap. */
export function words(...numbers) {
  const bytes = new Uint8Array(numbers.length * 2)
  numbers.forEach((number, i) => void viewOf(bytes).setUint16(i * 2, number & 0xffff))
  return bytes
}

export function long(number) {
  const bytes = new Uint8Array(4)
  viewOf(bytes).setUint32(0, number)
  return bytes
}

export function concatenate(parts) {
  const bytes = new Uint8Array(parts.reduce((size, part) => size + part.length, 0))
  let offset = 0
  for (const part of parts) {
    bytes.set(part, offset)
    offset += part.length
  }
  return bytes
}

const padded = length => (length + 3) & ~3

function checksum(file, start, length) {
  const view = viewOf(file)
  let sum = 0
  for (let i = start; i < start + length; i += 4) sum = (sum + view.getUint32(i)) >>> 0
  return sum
}
