import { concatenate, words } from './sfnt.mjs'

/** A name table (Windows, English) from `[number, text]` entries. */
export function nameTable(entries) {
  const texts = entries.map(([, text]) => utf16(text))
  let offset = 0
  const records = entries.map(([number], i) => {
    const record = words(3, 1, 0x0409, number, texts[i].length, offset)
    offset += texts[i].length
    return record
  })
  return concatenate([words(0, entries.length, 6 + entries.length * 12), ...records, ...texts])
}

const utf16 = text => words(...Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)))
