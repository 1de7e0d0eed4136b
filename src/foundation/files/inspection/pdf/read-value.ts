import { type PdfValue, UnreadablePdf } from './pdf-value.ts'

const SPACE = '\0\t\n\f\r '
const DELIMITER = '()<>[]{}/%'
/** No document nests this deep; what does wants our stack. */
const DEEPEST = 200

/** Reads values one after the other, as forgiving as viewers are: what makes no sense is passed over. */
export class PdfReader {
  constructor(
    private readonly text: string,
    /** Where the next value is looked for. */
    public at: number,
  ) {}

  /** Null at the end. A bracket that closes nothing is a word. */
  read(depth = 0): PdfValue | null {
    if (depth > DEEPEST) throw new UnreadablePdf()
    this.skipSpace()
    const sign = this.text[this.at]
    if (sign === undefined) return null
    const two = this.text.slice(this.at, this.at + 2)
    if (two === '<<') return this.readDictionary(depth)
    if (sign === '[') return { kind: 'array', items: this.readUntil(']', depth) }
    if (sign === '(') return this.skipText()
    if (sign === '<') return this.skipHexText()
    if (sign === '/') return this.readName()
    if (two === '>>') return this.wordOf(2)
    if (DELIMITER.includes(sign)) return this.wordOf(1)
    return this.readWord()
  }

  private skipSpace(): void {
    for (; this.at < this.text.length; this.at += 1) {
      const sign = this.text[this.at]!
      if (sign === '%') this.skipComment()
      else if (!SPACE.includes(sign)) return
    }
  }

  private skipComment(): void {
    while (this.at < this.text.length && !'\r\n'.includes(this.text[this.at]!)) this.at += 1
  }

  private skipText(): PdfValue {
    let open = 0
    for (; this.at < this.text.length; this.at += 1) {
      const sign = this.text[this.at]
      if (sign === '\\') this.at += 1
      else if (sign === '(') open += 1
      else if (sign === ')') open -= 1
      if (open === 0) break
    }
    this.at += 1
    return { kind: 'text' }
  }

  private skipHexText(): PdfValue {
    const end = this.text.indexOf('>', this.at)
    this.at = end < 0 ? this.text.length : end + 1
    return { kind: 'text' }
  }

  /** Names can be written with hex escapes: `/J#61vaScript`. */
  private readName(): PdfValue {
    this.at += 1
    const name = this.regularSigns().replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    )
    return { kind: 'name', name }
  }

  private readWord(): PdfValue {
    const word = this.regularSigns()
    return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(word)
      ? { kind: 'number', value: Number(word) }
      : { kind: 'word', word }
  }

  private regularSigns(): string {
    const start = this.at
    while (this.at < this.text.length && !(SPACE + DELIMITER).includes(this.text[this.at]!)) this.at += 1
    return this.text.slice(start, this.at)
  }

  private wordOf(length: number): PdfValue {
    this.at += length
    return { kind: 'word', word: this.text.slice(this.at - length, this.at) }
  }

  private readDictionary(depth: number): PdfValue {
    this.at += 1
    const items = this.readUntil('>>', depth)
    const pairs: [string, PdfValue][] = []
    for (let n = 0; n < items.length; n += 1) {
      const key = items[n]!
      if (key.kind !== 'name') continue
      n += 1
      pairs.push([key.name, items[n] ?? { kind: 'word', word: 'null' }])
    }
    return { kind: 'dictionary', pairs }
  }

  /** The values up to the closing bracket; `7 0 R` is one of them. */
  private readUntil(closing: ']' | '>>', depth: number): PdfValue[] {
    this.at += 1
    const items: PdfValue[] = []
    for (let one = this.read(depth + 1); one !== null; one = this.read(depth + 1)) {
      if (one.kind !== 'word') items.push(one)
      else if (one.word === closing) break
      else if (one.word === 'R') items.push(referenceFrom(items))
      else items.push(one)
    }
    return items
  }
}

function referenceFrom(items: PdfValue[]): PdfValue {
  items.pop()
  const number = items.pop()
  return { kind: 'reference', number: number?.kind === 'number' ? number.value : Number.NaN }
}
