import { readFileSync } from 'node:fs'
import { letterFiles } from './letter-files.ts'

let coverage: ReadonlySet<number> | undefined

/** The code points that every font of the letters can print. Throws where a font is missing or damaged. */
export function fontCoverage(): ReadonlySet<number> {
  coverage ??= common(letterFiles.fonts.map(readCoverage))
  return coverage
}

function common([first, ...others]: readonly ReadonlySet<number>[]): ReadonlySet<number> {
  return new Set([...(first ?? [])].filter(character => others.every(other => other.has(character))))
}

function readCoverage(path: string): Set<number> {
  const file = readFileSync(path)
  const table = tableOffset(file, 'cmap', path)
  const subtable = table + file.readUInt32BE(table + 8)
  if (file.readUInt16BE(subtable) !== 12) throw new Error(`${path} has no character table of format 12.`)
  const characters = new Set<number>()
  for (let group = 0; group < file.readUInt32BE(subtable + 12); group++) {
    const at = subtable + 16 + group * 12
    for (let each = file.readUInt32BE(at); each <= file.readUInt32BE(at + 4); each++) characters.add(each)
  }
  return characters
}

function tableOffset(file: Buffer, tag: string, path: string): number {
  for (let record = 12; record < 12 + file.readUInt16BE(4) * 16; record += 16) {
    if (file.toString('latin1', record, record + 4) === tag) return file.readUInt32BE(record + 8)
  }
  throw new Error(`${path} is no font with characters.`)
}
