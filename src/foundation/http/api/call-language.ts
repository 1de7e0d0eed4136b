import type { Language } from '../../language/index.ts'

/** Of the languages we have, the one that Accept-Language likes best (RFC 9110 § 12.5.4); else German. */
export function preferredLanguage(accepted: string | undefined): Language {
  const wishes = (accepted ?? '').slice(0, 200).split(',').flatMap(readWish)
  const best = wishes.sort((a, b) => b.weight - a.weight)[0]
  return best?.language ?? 'de'
}

function readWish(wish: string): { language: Language; weight: number }[] {
  const [range = '', ...settings] = wish.split(';').map(part => part.trim().toLowerCase())
  const weight = Number(settings.find(setting => setting.startsWith('q='))?.slice(2) ?? 1)
  const language = /^(de|en)(-|$)/.exec(range)?.[1] as Language | undefined
  return language && weight > 0 ? [{ language, weight }] : []
}
