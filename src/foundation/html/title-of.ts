import type { Language } from '../language/index.ts'
import { layoutMessages } from './messages.ts'

/** The title of a page that came back with errors says so first, for who hears it. */
export function titleOf(language: Language, title: string, problems: readonly unknown[]): string {
  return problems.length > 0 ? layoutMessages[language].titleError + title : title
}
