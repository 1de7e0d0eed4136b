/**
 * The letters and signs that a name may have in a German register (DIN SPEC 91379, basic Latin letters and the
 * signs required with them), as ranges of code points.
 */
const letters =
  '41-5a 61-7a c0-d6 d8-f6 f8-17e 187-188 18f 197 1a0-1a1 1af-1b0 1b7 1cd-1dc 1de-1df 1e2-1f0 1f4-1f5 1f8-1ff ' +
  '212-213 218-21b 21e-21f 227-233 259 268 292 1e02-1e03 1e06-1e07 1e0a-1e11 1e1c-1e2b 1e2f-1e37 1e3a-1e3b ' +
  '1e40-1e49 1e52-1e5b 1e5e-1e63 1e6a-1e6f 1e80-1e87 1e8c-1e97 1e9e 1ea0-1ef9'
const signsInNames = '20 27 2c-2e 60 7e a8 b4 b7 2b9-2ba 2be-2bf 2c8 2cc 2019 2021'
/** Digits and signs of addresses; of the standard's further signs those a street or a company has. */
const signsInAddresses = '21-22 26 28-29 2b 2f-3b 40 aa ba'

/** Letters that only exist as a sequence: marks, and the letters they follow. */
const sequences: Record<string, string> = {
  '0300': 'CFGKMPSTZcfgkmpstz',
  '0301': 'JjÿĪī',
  '0302': 'DKLMNdklmn',
  '0304': 'CFHKNPSTZcfhknpstzÛûḲḳṢṣṬṭỤụ',
  '0306': 'CMNRZcmnrzÇç',
  '0307': 'KUku',
  '0308': 'CTZczẠạỌọỤụ',
  '030B': 'Aa',
  '030C': 'J',
  '0310': 'Mm',
  '0315': 'CKPTckptČč',
  '031B 0304': 'Ss',
  '031B': 'KTkt',
  '0323': 'CPcpČč',
  '0325 0304': 'LRlr',
  '0325': 'LRlr',
  '0326': 'CHKLNchklnŽž',
  '0327': 'ZzŽž',
  '0328 0306': 'Cc',
  '0331': 'HSs',
  '035F 0048': 'K',
  '035F 0068': 'Kk',
}

type Alphabet = ReadonlySet<string>

function ranges(list: string): string[] {
  return list.split(' ').flatMap(range => {
    const [first = 0, last = first] = range.split('-').map(hex => Number.parseInt(hex, 16))
    return Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i))
  })
}

const sequenceList = Object.entries(sequences).flatMap(([marks, bases]) => {
  const ending = String.fromCodePoint(...marks.split(' ').map(hex => Number.parseInt(hex, 16)))
  return Array.from(bases, base => base + ending)
})

export const nameAlphabet: Alphabet = new Set([...ranges(letters), ...ranges(signsInNames), ...sequenceList])
export const addressAlphabet: Alphabet = new Set([...nameAlphabet, ...ranges(signsInAddresses)])

const LONGEST_SEQUENCE = 3

/** The characters of an NFC text that are not in the alphabet, each once, the first few. */
export function foreignCharacters(text: string, alphabet: Alphabet): string[] {
  const points = Array.from(text)
  const foreign = new Set<string>()
  for (let i = 0; i < points.length && foreign.size < 3; ) {
    const length = sequenceLengthAt(points, i, alphabet)
    if (length === 0) foreign.add(points[i]!)
    i += length || 1
  }
  return [...foreign]
}

/** Length of the longest letter of the alphabet that starts here; 0 where none does. */
function sequenceLengthAt(points: readonly string[], start: number, alphabet: Alphabet): number {
  for (let length = LONGEST_SEQUENCE; length > 0; length--) {
    if (alphabet.has(points.slice(start, start + length).join(''))) return length
  }
  return 0
}
