export type PasswordProblem = 'too-short' | 'too-long' | 'too-common' | 'own-name'

const SHORTEST = 12
const LONGEST = 200
/** Fewer different characters than this are a pattern, not a password. */
const FEWEST_DIFFERENT = 6

/**
 * Words and rows of keys that stand at the head of every list of leaked passwords, and those of this house; a word before
 * those that are parts of it.
 */
const COMMON = [
  ...['passwort', 'password', 'kennwort', 'geheim', 'secret', 'hallo', 'hello', 'willkommen', 'welcome'],
  ...['qwertzuiop', 'qwertyuiop', 'qwertz', 'qwerty', 'asdfghjkl', 'asdfgh', 'asdf', 'yxcvbnm', 'zxcvbnm'],
  ...['iloveyou', 'ichliebedich', 'schatz', 'sonnenschein', 'sunshine', 'princess', 'dragon', 'monkey'],
  ...['football', 'fussball', 'baseball', 'master', 'superman', 'batman', 'starwars', 'letmein', 'trustno'],
  ...[
    'sommer',
    'winter',
    'herbst',
    'summer',
    'spring',
    'frühling',
    'januar',
    'dezember',
    'montag',
    'freitag',
  ],
  ...['administrator', 'admin', 'login', 'test', 'demo', 'changeme', 'default', 'computer', 'internet'],
  ...['schalter', 'bezirksamt', 'amt', 'hamburg', 'hansestadt', 'behörde', 'hsv', 'pauli'],
  ...['abcdefgh', 'abcdef', 'abcd', 'abc'],
]

/** What is wrong with a new password; null where nothing is. `names`: what this person is called. */
export function passwordProblem(password: string, names: readonly string[]): PasswordProblem | null {
  const signs = [...password.normalize('NFC')]
  if (signs.length < SHORTEST) return 'too-short'
  if (signs.length > LONGEST) return 'too-long'
  const plain = plainOf(password)
  if (names.flatMap(partsOf).some(part => plain.includes(part))) return 'own-name'
  if (new Set(signs).size < FEWEST_DIFFERENT) return 'too-common'
  // What is left when common words, digits and signs are taken out is what somebody would have to guess.
  let rest = plain
  for (const word of COMMON) rest = rest.replaceAll(plainOf(word), ' ')
  const letters = rest.replace(/\P{L}/gu, '')
  return letters.length < 4 ? 'too-common' : null
}

/** Small letters, with the signs that stand for letters put back: `P4ssw0rt!` is `passwort!`, and so is `P@$$w0rt!`. */
function plainOf(text: string): string {
  const swapped: Record<string, string> = {
    '0': 'o',
    '1': 'i',
    '3': 'e',
    '4': 'a',
    '5': 's',
    '@': 'a',
    $: 's',
  }
  const small = text.normalize('NFC').toLowerCase()
  const besideLetters = /(?<=\p{L})[0-5@$]+(?=\p{L})|(?<=\p{L})[0-5@$]|[0-5@$](?=\p{L})/gu
  return small.replace(besideLetters, signs => [...signs].map(sign => swapped[sign] ?? sign).join(''))
}

function partsOf(name: string): string[] {
  return plainOf(name)
    .split(/[^\p{L}]+/u)
    .filter(part => part.length >= 4)
}
