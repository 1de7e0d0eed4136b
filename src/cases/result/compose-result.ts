import type { Temporal } from 'temporal-polyfill'
import { formatDay, type Localized } from '../../foundation/language/index.ts'
import type { LetterContent } from '../../post/index.ts'
import type { Condition, LetterBlock, ServiceDefinition } from '../../services/index.ts'
import { fullName } from '../case.ts'
import { findAnswer, type SnapshotAnswer } from '../snapshot.ts'
import { type Addressee, letterToApplicant, type ResultSender } from './letter-to-applicant.ts'
import { type Row, registerRows } from './register-rows.ts'

export interface ResultToCompose extends Addressee {
  readonly definition: ServiceDefinition
  readonly kind: 'granted' | 'refused' | 'answered'
  /** The caseworker's own words: reasons of a refusal, or the answer to a formless request. */
  readonly words: string
  readonly from: ResultSender
  readonly today: Temporal.PlainDate
  readonly openedOn: Temporal.PlainDate
}

function answerRows(answer: SnapshotAnswer): Row[] {
  if (!answer.entries) return answer.text ? [{ label: answer.label, value: answer.text }] : []
  return answer.entries.map((entry, index) => ({
    label: `${answer.label} ${index + 1}`,
    value:
      entry
        .map(part => part.text)
        .filter(Boolean)
        .join(', ') || '–',
  }))
}

/** Fills `{applicant}` and its like; a field without a value leaves a dash, never the braces. */
function fill(text: Localized, toCompose: ResultToCompose): string {
  const { record, words, openedOn } = toCompose
  const fields: Record<string, string> = {
    applicant: fullName(record.applicant),
    reference: record.reference,
    receivedOn: formatDay(openedOn, 'de'),
    service: record.serviceName.de,
    reasons: words,
  }
  return text.de.replace(/\{([\w.]+)\}/g, (_, name: string) => {
    if (name.startsWith('answer.'))
      return findAnswer(record.snapshot, name.slice('answer.'.length))?.text || '–'
    return fields[name] || '–'
  })
}

/** Whether a block that waits for an answer belongs into this letter. */
function applies(when: Condition | undefined, { record }: ResultToCompose): boolean {
  if (!when) return true
  const value = findAnswer(record.snapshot, when.question)?.value
  return value !== undefined && when.is.includes(value)
}

function block(definition: LetterBlock, toCompose: ResultToCompose): LetterContent['blocks'] {
  if (!applies(definition.when, toCompose)) return []
  switch (definition.kind) {
    case 'paragraph':
    case 'heading':
      return [{ kind: definition.kind, text: fill(definition.text, toCompose) }]
    case 'register': {
      const former = findAnswer(toCompose.record.snapshot, 'formerAddress')?.value ?? ''
      const rows = toCompose.person ? registerRows(toCompose.person, definition.fields, former) : []
      return rows.length > 0 ? [{ kind: 'data', rows }] : []
    }
    case 'answers': {
      const rows = definition.questions.flatMap(question => {
        const answer = findAnswer(toCompose.record.snapshot, question)
        return answer ? answerRows(answer) : []
      })
      return rows.length > 0 ? [{ kind: 'data', rows }] : []
    }
  }
}

/** What the letter says. Certificates carry the register's data and never what was typed. */
export function composeResult(toCompose: ResultToCompose): LetterContent {
  const { record, definition, kind, words, from, today } = toCompose
  const result = kind === 'answered' ? undefined : definition.result?.[kind]
  const contestable = record.outcome === 'decision' && kind !== 'answered' && definition.result?.remedy
  return {
    ...letterToApplicant(toCompose, from, today),
    subject: result ? fill(result.subject, toCompose) : `Ihre Anfrage: ${record.serviceName.de}`,
    blocks: result
      ? result.blocks.flatMap(definitionBlock => block(definitionBlock, toCompose))
      : [{ kind: 'paragraph', text: words }],
    ...(contestable ? { remedy: { heading: contestable.heading.de, text: contestable.text.de } } : {}),
  }
}
