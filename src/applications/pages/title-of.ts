import type { Language } from '../../foundation/language/index.ts'

const prefix = { de: 'Fehler: ', en: 'Error: ' }

/** The title of a page that came back with errors says so first, for who hears it. */
export function titleOf(language: Language, title: string, problems: readonly unknown[]): string {
  return problems.length > 0 ? prefix[language] + title : title
}
