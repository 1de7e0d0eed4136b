import type { Language } from '../language/index.ts'
import type { ApiVisit } from './route.ts'

/** The language of the texts in an answer: `?language=en`, else the first of Accept-Language we have, else German. */
export function apiLanguage(visit: Pick<ApiVisit, 'query' | 'header'>): Language {
  const asked = visit.query.get('language') ?? visit.header('accept-language') ?? ''
  const first = asked
    .split(',')
    .map(part => part.trim().slice(0, 2).toLowerCase())
    .find(part => part === 'de' || part === 'en')
  return first === 'en' ? 'en' : 'de'
}
