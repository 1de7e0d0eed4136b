import type { Language } from '../language/index.ts'
import type { Source } from './fact.ts'

/** A source as machines get it. */
export function describeSource({ text, url, asOf }: Source, language: Language) {
  return { text: text[language], url: url ?? null, asOf: asOf ?? null }
}
