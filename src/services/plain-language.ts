/** Einfache Sprache: one thought a sentence, and a sentence that can be kept in mind. */
export const LONGEST_PLAIN_SENTENCE = 12

export interface Readability {
  readonly words: number
  readonly sentences: number
  /** Those a reader may lose the thread in. */
  readonly tooLong: readonly string[]
}

/** A line is at least one sentence: what ends with a colon or stands alone in its line is read by itself. */
function sentencesOf(text: string): string[] {
  return text
    .split(/\n|(?<=[.!?:])\s+(?=\p{Lu})/u)
    .map(sentence => sentence.trim())
    .filter(sentence => /\p{L}/u.test(sentence))
}

export function wordCount(text: string): number {
  return text.match(/[\p{L}\p{N}][\p{L}\p{N},.-]*/gu)?.length ?? 0
}

export function readability(text: string): Readability {
  const sentences = sentencesOf(text)
  return {
    words: wordCount(text),
    sentences: sentences.length,
    tooLong: sentences.filter(sentence => wordCount(sentence) > LONGEST_PLAIN_SENTENCE),
  }
}
