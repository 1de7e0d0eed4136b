import type { Language } from '../../foundation/language/index.ts'
import { assuranceLevels, assuranceWords } from '../../people/index.ts'
import { actMessages } from '../acts/messages.ts'

/** "Online-Ausweis (hoch)", or what a person checked. Takes the data of an act as well, which may be old. */
export function describeProof(
  proof: { readonly means?: unknown; readonly level?: unknown },
  language: Language,
): string {
  const words = assuranceWords[language]
  const names: Record<string, string> = { ...words.means, ...actMessages[language].checks }
  const name = names[String(proof.means)] ?? String(proof.means)
  const level = assuranceLevels.find(one => one === proof.level && one !== 'none')
  return level ? `${name} (${words.levels[level]})` : name
}
