export interface UploadedFile {
  readonly field: string
  readonly name: string
  readonly content: Buffer
  /** The browser sent more than is taken in; `content` is cut off. */
  readonly tooLarge: boolean
}

/** What a form sent, cleaned: NFC, no control characters, line ends as `\n`. */
export class Body {
  constructor(
    private readonly fields: ReadonlyMap<string, readonly string[]>,
    readonly files: readonly UploadedFile[] = [],
  ) {}

  /** The first value, or an empty string. */
  get(name: string): string {
    return this.fields.get(name)?.[0] ?? ''
  }
  all(name: string): readonly string[] {
    return this.fields.get(name) ?? []
  }
  has(name: string): boolean {
    return this.fields.has(name)
  }
  names(): readonly string[] {
    return [...this.fields.keys()]
  }
}

export const emptyBody = new Body(new Map())

/**
 * NFC, because the same name typed on two keyboards must be the same name (DIN 91379). Control characters and
 * the invisible marks that turn the direction of text are taken out: they only serve to deceive.
 */
export function cleanText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cc}]/gu, c => (c === '\n' || c === '\t' ? c : ''))
    .replace(/[\u202A-\u202E\u2066-\u206F\u200E\u200F\u061C\uFEFF]/g, '')
    .replace(/\p{Cs}/gu, '\uFFFD')
}

/** The beginning of a text; a character of two halves is never cut in two, which no database would take. */
export function cutText(text: string, length: number): string {
  return text.slice(0, length).replace(/\p{Cs}$/u, '')
}

export function bodyFrom(
  entries: Iterable<readonly [string, string]>,
  files: readonly UploadedFile[] = [],
): Body {
  const fields = new Map<string, string[]>()
  for (const [name, value] of entries) {
    const values = fields.get(name)
    if (values) values.push(cleanText(value))
    else fields.set(name, [cleanText(value)])
  }
  return new Body(fields, files)
}
