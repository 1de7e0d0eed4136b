import type { PdfObject } from './pdf-value.ts'
import { PdfReader } from './read-value.ts'
import { holdsObjects, Unpacker } from './unpack-objects.ts'

interface PlainObject extends PdfObject {
  /** Where its data begin, if it has any. */
  readonly dataAt: number | null
}

/**
 * Every object that any viewer could find outside of packed ones. The table of contents says where objects are, and an
 * attacker's may point anywhere, also into what looks like a comment, a text or a picture; but behind the number
 * of an object stands `obj`. So we read from every `obj` and `trailer` on, wherever it is, and never trust the table.
 */
export function* plainObjects(text: string): Generator<PlainObject> {
  for (const { index, 0: word } of text.matchAll(/obj|trailer/g)) {
    if (text.startsWith('end', index - 3)) continue
    const reader = new PdfReader(text, index + word.length)
    const value = reader.read()
    if (!value) continue
    const next = value.kind === 'dictionary' ? reader.read() : null
    const isStream = next?.kind === 'word' && next.word === 'stream'
    yield { number: numberBefore(text, index), value, dataAt: isStream ? reader.at : null }
  }
}

/** The packed ones as well. @throws UnreadablePdf */
export function* everyObject(content: Buffer): Generator<PdfObject> {
  const unpacker = new Unpacker(content)
  for (const object of plainObjects(content.toString('latin1'))) {
    yield object
    if (object.dataAt !== null && holdsObjects(object.value))
      yield* unpacker.objectsIn(object.value, object.dataAt)
  }
}

function numberBefore(text: string, at: number): number {
  const found = /(\d{1,10})[\s\0]+\d{1,5}[\s\0]*$/.exec(text.slice(Math.max(0, at - 40), at))
  return found ? Number(found[1]) : -1
}
