import { Temporal } from 'temporal-polyfill'
import type { FieldProblem } from '../foundation/html/index.ts'
import type { Body } from '../foundation/http/index.ts'
import type { Localized } from '../foundation/language/index.ts'
import {
  lengthOf,
  type Reader,
  readDay,
  textSentences,
  tidyLine,
  tidyLines,
} from '../foundation/text/index.ts'

/** Reads the fields of a form one by one, and collects a sentence for each that cannot be taken yet. */
export class TypedFields {
  readonly problems: FieldProblem[] = []

  constructor(
    private readonly body: Body,
    private readonly reader: Reader,
    private readonly labels: Readonly<Record<string, string>>,
  ) {}

  note(field: string, sentence: string): null {
    this.problems.push({ field, label: this.labels[field] ?? field, sentence })
    return null
  }

  /** One line; null where it is empty and may be. */
  line(field: string, { most = 200, optional = false } = {}): string | null {
    return this.#text(field, tidyLine(this.body.get(field)), most, optional)
  }

  lines(field: string, { most = 4000, optional = false } = {}): string | null {
    return this.#text(field, tidyLines(this.body.get(field)), most, optional)
  }

  /** In both languages of the house. */
  both(field: string): Localized | null {
    const [de, en] = [this.line(`${field}-de`), this.line(`${field}-en`)]
    return de && en ? { de, en } : null
  }

  /** In the language of whoever types; shown to both. */
  either(field: string, options: { readonly optional?: boolean } = {}): Localized | null {
    const text = this.line(field, options)
    return text ? { de: text, en: text } : null
  }

  day(field: string, { optional = false } = {}): Temporal.PlainDate | null {
    const typed = this.body.get(field)
    if (tidyLine(typed) === '')
      return optional ? null : this.note(field, textSentences[this.reader.language].missingText)
    const read = readDay({ notBefore: '1900-01-01' }, typed, this.reader)
    return 'faults' in read ? this.note(field, read.faults[0]!.sentence) : Temporal.PlainDate.from(read.value)
  }

  choice<Value extends string>(field: string, values: readonly Value[], sentence: string): Value | null {
    const typed = this.body.get(field)
    return values.find(value => value === typed) ?? this.note(field, sentence)
  }

  several<Value extends string>(field: string, values: readonly Value[]): Value[] {
    const typed = this.body.all(field)
    return values.filter(value => typed.includes(value))
  }

  #text(field: string, text: string, most: number, optional: boolean): string | null {
    const t = textSentences[this.reader.language]
    if (text === '') return optional ? null : this.note(field, t.missingText)
    return lengthOf(text) > most ? this.note(field, t.tooLong(most, lengthOf(text))) : text
  }
}

/** Everything that was typed, to be shown again. */
export function typedAgain(body: Body): Record<string, string> {
  return Object.fromEntries(body.names().map(name => [name, body.all(name).join(' ')]))
}
