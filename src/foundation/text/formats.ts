import type { Language } from '../language/index.ts'
import { foreignCharacters, nameAlphabet } from './latin-letters.ts'
import { fault, type Outcome } from './outcome.ts'
import { textSentences as sentences } from './sentences.ts'
import { tidyLine, tidyName } from './tidy-text.ts'

/** Reads text that is not empty. Every pattern here takes linear time. */
type ReadFormat = (typed: string, language: Language) => Outcome

const plain: ReadFormat = typed => same(tidyLine(typed))

const name: ReadFormat = (typed, language) => {
  const text = tidyName(typed)
  const foreign = foreignCharacters(text, nameAlphabet)
  if (foreign.length > 0) return fault(sentences[language].letters(foreign.join(' ')))
  return /\p{L}/u.test(text) ? same(text) : fault(sentences[language].nameNeedsLetter)
}

const postcode: ReadFormat = (typed, language) => {
  const digits = withoutGaps(typed)
  return /^\d{5}$/.test(digits) && digits !== '00000'
    ? same(digits)
    : fault(sentences[language].postcodeFormat)
}

/** ISO 11784: fifteen digits, printed in groups of three. */
const microchip: ReadFormat = (typed, language) => {
  const digits = withoutGaps(typed)
  if (!/^\d{15}$/.test(digits)) return fault(sentences[language].microchipFormat)
  return { text: inGroups(digits, 3), value: digits }
}

/** E.164 allows fifteen digits; the shortest numbers with area code have six. */
const phone: ReadFormat = (typed, language) => {
  const text = tidyLine(typed)
  const digits = text.replace(/\D/g, '').length
  const wellFormed = /^(\+|\(\+?)?\d[\d ()/.-]*$/.test(text) && digits >= 6 && digits <= 15
  return wellFormed ? same(text) : fault(sentences[language].phoneFormat)
}

const localPart = /^[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*$/
const domainLabel = /^[\p{L}\p{N}]([\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?$/u

const email: ReadFormat = (typed, language) => {
  const text = tidyLine(typed)
  return isEmail(text) ? same(text) : fault(sentences[language].emailFormat)
}

/** Addresses that mail can be sent to without quoting; quoted local parts are left out on purpose. */
export function isEmail(text: string): boolean {
  if (text.length > 254) return false
  const at = text.lastIndexOf('@')
  const [local, domain] = [text.slice(0, at), text.slice(at + 1)]
  const labels = domain.split('.')
  return (
    at > 0 &&
    local.length <= 64 &&
    localPart.test(local) &&
    labels.length > 1 &&
    labels.every(l => domainLabel.test(l))
  )
}

const iban: ReadFormat = (typed, language) => {
  const text = withoutGaps(typed).toUpperCase()
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(text) || (text.startsWith('DE') && text.length !== 22))
    return fault(sentences[language].ibanFormat)
  return hasIbanChecksum(text)
    ? { text: inGroups(text, 4), value: text }
    : fault(sentences[language].ibanChecksum)
}

/** ISO 7064, modulo 97, digit by digit, so that no number grows beyond what is exact. */
function hasIbanChecksum(iban: string): boolean {
  let rest = 0
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    for (const digit of Number.parseInt(character, 36).toString()) rest = (rest * 10 + Number(digit)) % 97
  }
  return rest === 1
}

export const readFormat = { plain, name, postcode, microchip, phone, email, iban } satisfies Record<
  string,
  ReadFormat
>

function same(text: string): Outcome {
  return { text, value: text }
}

function withoutGaps(typed: string): string {
  return tidyLine(typed).replace(/[ .-]/g, '')
}

function inGroups(text: string, size: number): string {
  return (text.match(new RegExp(`.{1,${size}}`, 'g')) ?? []).join(' ')
}
