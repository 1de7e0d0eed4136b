import type { Language } from '../language/index.ts'
import type { Keeping } from './retention-rule.ts'

/** "30 Tage nach der letzten Änderung", "30 days after the last change". */
export function sayKeeping(keep: Keeping, language: Language): string {
  if ('open' in keep) return keep.open[language]
  const { after } = keep
  const [count, one, many] =
    'hours' in keep
      ? ([keep.hours, { de: 'Stunde', en: 'hour' }, { de: 'Stunden', en: 'hours' }] as const)
      : ([keep.days, { de: 'Tag', en: 'day' }, { de: 'Tage', en: 'days' }] as const)
  return `${count} ${(count === 1 ? one : many)[language]} ${language === 'de' ? 'nach' : 'after'} ${after[language]}`
}
