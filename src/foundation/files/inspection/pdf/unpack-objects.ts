import { inflateSync } from 'node:zlib'
import { limits } from '../limits.ts'
import { namesIn, type PdfObject, type PdfValue, UnreadablePdf, valuesOf } from './pdf-value.ts'
import { PdfReader } from './read-value.ts'

/** A stream of objects (ISO 32000-1 § 7.5.7) has both, or no viewer finds anything in it. */
export function holdsObjects(dictionary: PdfValue): boolean {
  return ['N', 'First'].every(key => valuesOf(dictionary, key).length > 0)
}

/** For one document, because all of its packed objects together may only be so large. */
export class Unpacker {
  private left: number = limits.unpackedBytes

  constructor(private readonly content: Buffer) {}

  /** @throws UnreadablePdf where they are packed as no usual program packs them */
  *objectsIn(dictionary: PdfValue, dataAt: number): Generator<PdfObject> {
    const text = this.unpack(dictionary, dataAt).toString('latin1')
    const first = onlyNumber(dictionary, 'First')
    const header = new PdfReader(text, 0)
    for (let left = onlyNumber(dictionary, 'N'); left > 0; left -= 1) {
      const number = wholeNumber(header.read())
      const value = new PdfReader(text, first + wholeNumber(header.read())).read()
      if (value) yield { number, value }
    }
    // Some viewers read them one after the other and never mind the places.
    const reader = new PdfReader(text, first)
    for (let value = reader.read(); value !== null; value = reader.read()) yield { number: -1, value }
  }

  private unpack(dictionary: PdfValue, dataAt: number): Buffer {
    const packed = this.content.subarray(this.lineAfter(dataAt))
    const names = new Set(namesIn(dictionary))
    if (names.has('Predictor') || names.has('F')) throw new UnreadablePdf()
    const filters = valuesOf(dictionary, 'Filter').map(filter => namesIn(filter).join())
    if (filters.length === 0) return packed.subarray(0, Math.max(0, packed.indexOf('endstream')))
    if (filters.join() !== 'FlateDecode') throw new UnreadablePdf()
    const unpacked = inflateSync(packed, { maxOutputLength: this.left })
    this.left = Math.max(1, this.left - unpacked.length)
    return unpacked
  }

  /** The data begin on the line after the word. */
  private lineAfter(at: number): number {
    const found = /^[ \t]*(\r\n|\n|\r)/.exec(this.content.toString('latin1', at, at + 80))
    if (!found) throw new UnreadablePdf()
    return at + found[0].length
  }
}

function onlyNumber(dictionary: PdfValue, key: string): number {
  const values = valuesOf(dictionary, key)
  if (values.length !== 1) throw new UnreadablePdf()
  return wholeNumber(values[0])
}

function wholeNumber(value: PdfValue | null | undefined): number {
  if (value?.kind !== 'number' || !Number.isSafeInteger(value.value) || value.value < 0)
    throw new UnreadablePdf()
  return value.value
}
