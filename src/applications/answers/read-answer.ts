import {
  addressAlphabet,
  type Fault,
  fault,
  foreignCharacters,
  lengthOf,
  type Outcome,
  type Reader,
  readDay,
  readFormat,
  tidyLine,
  tidyLines,
  tidyName,
} from '../../foundation/text/index.ts'
import type { GroupedQuestion, Question } from '../../services/index.ts'
import { type AddressInput, addressOf, addressParts, chosenOf, filesOf, textOf } from './answers.ts'
import { sentences } from './sentences.ts'

type Simple = Exclude<Question, { type: 'group' }> | GroupedQuestion
type Of<Type extends Simple['type']> = Extract<Simple, { type: Type }>

const notAnswered: Outcome = { text: '', value: '' }

/** Reads what was typed as the answer to one question that is no group. Never throws, whatever the input. */
export function readAnswer(question: Simple, answers: object, reader: Reader): Outcome {
  const words = sentences[reader.language]
  const typed = textOf(answers, question.id)
  switch (question.type) {
    case 'text':
      return isBlank(typed) ? missing(question, words.missingText) : readText(question, typed, reader)
    case 'long-text':
      return isBlank(typed) ? missing(question, words.missingText) : readLongText(question, typed, reader)
    case 'date':
      return isBlank(typed) ? missing(question, words.dateFormat) : readDay(question, typed, reader)
    case 'number':
      return isBlank(typed) ? missing(question, words.numberFormat) : readNumber(question, typed, reader)
    case 'choice':
    case 'choices':
      return readChoice(question, chosenOf(answers, question.id), reader)
    case 'consent':
      if (typed === 'yes') return { text: words.yes, value: 'yes' }
      return missing(question, words.missingConsent)
    case 'address':
      return readAddress(question, addressOf(answers, question.id), reader)
    case 'file':
      return readFiles(question, answers, reader)
  }
}

function isBlank(typed: string): boolean {
  return !/[^\p{Z}\p{C}]/u.test(typed)
}

function missing(question: Simple, sentence: string): Outcome {
  return question.optional ? notAnswered : fault(sentence)
}

function tooLong(text: string, limit: number, { language }: Reader): Outcome | null {
  const length = lengthOf(text)
  return length > limit ? fault(sentences[language].tooLong(limit, length)) : null
}

function readText(question: Of<'text'>, typed: string, reader: Reader): Outcome {
  return (
    tooLong(tidyLine(typed), question.maxLength, reader) ??
    readFormat[question.format](typed, reader.language)
  )
}

function readLongText(question: Of<'long-text'>, typed: string, reader: Reader): Outcome {
  const text = tidyLines(typed)
  return tooLong(text, question.maxLength, reader) ?? { text, value: text }
}

function readNumber(question: Of<'number'>, typed: string, { language }: Reader): Outcome {
  const words = sentences[language]
  const text = tidyLine(typed).replace(/ /g, '')
  if (!/^-?(\d{1,9}|\d{1,3}(\.\d{3}){1,2})$/.test(text)) return fault(words.numberFormat)
  const number = Number(text.replaceAll('.', ''))
  if (number < question.min || number > question.max)
    return fault(words.numberRange(question.min, question.max))
  const unit = question.unit ? ` ${question.unit[language]}` : ''
  return { text: `${number}${unit}`, value: `${number}` }
}

function readChoice(
  question: Of<'choice' | 'choices'>,
  chosen: readonly string[],
  { language }: Reader,
): Outcome {
  const words = sentences[language]
  const several = question.type === 'choices'
  if (chosen.length === 0) return missing(question, several ? words.missingChoices : words.missingChoice)
  const known = question.options.filter(option => chosen.includes(option.value))
  const allKnown = chosen.every(value => known.some(option => option.value === value))
  if (!allKnown || (!several && known.length > 1)) return fault(words.unknownChoice)
  return {
    text: known.map(option => option.label[language]).join(', '),
    value: known.map(option => option.value).join('|'),
  }
}

function readAddress(question: Of<'address'>, typed: AddressInput, reader: Reader): Outcome {
  if (question.optional && addressParts.every(part => isBlank(typed[part]))) return notAnswered
  const faults = addressParts.flatMap(part => addressFault(part, typed[part], reader) ?? [])
  if (faults.length > 0) return { faults }
  const [street, postcode, place] = [tidyName(typed.street), tidyLine(typed.postcode), tidyName(typed.place)]
  return { text: `${street}, ${postcode} ${place}`, value: [street, postcode, place].join('|') }
}

const MAX_ADDRESS_PART = 100

function addressFault(part: keyof AddressInput, typed: string, reader: Reader): Fault | null {
  const words = sentences[reader.language]
  const text = tidyName(typed)
  if (part === 'postcode') return /^\d{5}$/.test(text) ? null : { part, sentence: words.postcodeFormat }
  if (isBlank(typed)) return { part, sentence: words.missingText }
  const length = lengthOf(text)
  if (length > MAX_ADDRESS_PART) return { part, sentence: words.tooLong(MAX_ADDRESS_PART, length) }
  const foreign = foreignCharacters(text, addressAlphabet)
  return foreign.length > 0 ? { part, sentence: words.letters(foreign.join(' ')) } : null
}

function readFiles(question: Of<'file'>, answers: object, { language }: Reader): Outcome {
  const files = filesOf(answers, question.id)
  if (files.length === 0) return missing(question, sentences[language].missingFile)
  if (files.length > question.maxFiles) return fault(sentences[language].tooManyFiles(question.maxFiles))
  return { text: files.map(file => file.name).join(', '), value: '' }
}
