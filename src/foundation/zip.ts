import { crc32, deflateRawSync } from 'node:zlib'

export interface ZippedFile {
  /** With `/` between folders. */
  readonly name: string
  readonly content: Buffer
}

const UTF8_NAMES = 0x0800
const DEFLATED = 8
const VERSION = 20
/** On Unix; readable by the owner alone. */
const OWNER_ONLY = (0o100600 << 16) >>> 0

/**
 * One archive that every system opens without a program of its own (PKWARE APPNOTE 6.3.10, without ZIP64: below 4 GB and
 * 65,535 files). The same files give the same bytes: every entry bears the first day the format knows, because the files
 * say themselves as of when they are.
 */
export function zip(files: readonly ZippedFile[]): Buffer {
  const local: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const { name, content } of files) {
    const entry = entryOf(name, content)
    const header = localHeader(entry)
    local.push(header, entry.name, entry.packed)
    central.push(centralHeader(entry, offset), entry.name)
    offset += header.length + entry.name.length + entry.packed.length
  }
  const directory = Buffer.concat(central)
  return Buffer.concat([...local, directory, endOf(files.length, directory.length, offset)])
}

type Entry = ReturnType<typeof entryOf>

function entryOf(name: string, content: Buffer) {
  return {
    name: Buffer.from(name),
    packed: deflateRawSync(content),
    size: content.length,
    sum: crc32(content),
  }
}

/** From the version to the length of the name, which stand in both headers. */
function common({ name, packed, size, sum }: Entry): Buffer {
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(VERSION, 0)
  fields.writeUInt16LE(UTF8_NAMES, 2)
  fields.writeUInt16LE(DEFLATED, 4)
  // Midnight of 1 January 1980.
  fields.writeUInt16LE(0x0021, 8)
  fields.writeUInt32LE(sum, 10)
  fields.writeUInt32LE(packed.length, 14)
  fields.writeUInt32LE(size, 18)
  fields.writeUInt16LE(name.length, 22)
  return fields
}

function localHeader(entry: Entry): Buffer {
  return Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common(entry)])
}

function centralHeader(entry: Entry, offset: number): Buffer {
  const madeBy = Buffer.from([VERSION, 3])
  const rest = Buffer.alloc(14)
  rest.writeUInt32LE(OWNER_ONLY, 6)
  rest.writeUInt32LE(offset, 10)
  return Buffer.concat([Buffer.from('PK\x01\x02', 'latin1'), madeBy, common(entry), rest])
}

function endOf(files: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 0, 'latin1')
  end.writeUInt16LE(files, 8)
  end.writeUInt16LE(files, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(offset, 16)
  return end
}
