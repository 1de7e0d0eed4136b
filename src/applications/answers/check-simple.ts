import type { SnapshotAnswer } from '../../cases/index.ts'
import type { Outcome, Reader } from '../../foundation/text/index.ts'
import type { GroupedQuestion, Question } from '../../services/index.ts'
import { filesOf } from './answers.ts'
import type { Problem } from './problem.ts'
import { readAnswer } from './read-answer.ts'
import { sentences } from './sentences.ts'

/** Reads one question that is no group, of the form or of an entry. */
export function checkSimple(
  question: Exclude<Question, { type: 'group' }> | GroupedQuestion,
  answers: object,
  reader: Reader,
): { answer: SnapshotAnswer; problems: Problem[] } {
  const outcome = readAnswer(question, answers, reader)
  const answer = {
    question: question.id,
    label: question.label[reader.language],
    ...('faults' in outcome ? { text: '', value: '' } : outcome),
    ...('register' in question && question.register ? { register: question.register } : {}),
    ...(question.type === 'file' ? { files: attached(answers, question.id) } : {}),
  }
  return { answer, problems: problemsIn(question, outcome, reader) }
}

/** The size is for the pages of the draft alone. */
function attached(answers: object, id: string) {
  return filesOf(answers, id).map(({ fileId, name }) => ({ fileId, name }))
}

function problemsIn(question: Question | GroupedQuestion, outcome: Outcome, { language }: Reader): Problem[] {
  if (!('faults' in outcome)) return []
  return outcome.faults.map(({ sentence, part }) => ({
    question: question.id,
    field: part ? `${question.id}-${part}` : question.id,
    label: nameOf(question, part, language),
    sentence,
  }))
}

/** What the error summary calls a field: a colon follows, so a question loses its mark. */
function nameOf(
  question: Question | GroupedQuestion,
  part: string | undefined,
  language: Reader['language'],
): string {
  if (isAddressPart(part)) return sentences[language][part]
  if (question.type === 'consent') return sentences[language].consent
  return question.label[language].replace(/\s*[?:.]$/, '')
}

function isAddressPart(part: string | undefined): part is 'street' | 'postcode' | 'place' {
  return part === 'street' || part === 'postcode' || part === 'place'
}
