const endings = ['ungen', 'ung', 'innen', 'ern', 'ens', 'est', 'em', 'en', 'er', 'es', 'e', 'n', 's']

/**
 * Cuts the endings of declension and conjugation off a folded word, German first, and roughly enough that
 * `Ausweise`, `Ausweises` and `Ausweis` meet; what is left must stay a word of four letters. Umlauts go as well:
 * `Pässe` meets `Pass`, and `Fuhrungszeugnis` from a keyboard without ü meets `Führungszeugnis`.
 */
export function stem(word: string): string {
  return withoutEnding(word).replace(/([aou])e/g, '$1')
}

function withoutEnding(word: string): string {
  if (/\d/.test(word)) return word
  for (const ending of endings) {
    if (word.endsWith(ending) && word.length - ending.length >= 4) {
      return word.slice(0, -ending.length)
    }
  }
  return word
}
