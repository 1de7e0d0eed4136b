import type { Localized } from '../foundation/language/index.ts'
import { wordCount } from './plain-language.ts'
import type { ServiceDefinition } from './service-definition.ts'

export interface ServiceTexts {
  readonly id: string
  readonly name: Localized
  /** Of everything the page says about it. */
  readonly words: Readonly<Record<'de' | 'en', number>>
  readonly plain: string | null
}

/** Those that nobody has explained in plain language yet first, the much wanted ones at the top. */
export function textsOf(definitions: readonly ServiceDefinition[]): ServiceTexts[] {
  const rank = ({ plainLanguage, popular }: ServiceDefinition) => (plainLanguage ? 100 : 0) + (popular ?? 50)
  return definitions
    .toSorted((a, b) => rank(a) - rank(b) || a.name.de.localeCompare(b.name.de, 'de'))
    .map(({ id, name, plainLanguage, ...texts }) => ({
      id,
      name,
      words: { de: wordsIn(texts, 'de'), en: wordsIn(texts, 'en') },
      plain: plainLanguage ?? null,
    }))
}

function wordsIn(value: unknown, language: 'de' | 'en'): number {
  if (typeof value !== 'object' || value === null) return 0
  return Object.entries(value).reduce(
    (sum, [key, part]) =>
      sum + (key === language && typeof part === 'string' ? wordCount(part) : wordsIn(part, language)),
    0,
  )
}
