import type { Temporal } from 'temporal-polyfill'
import { formatDay, formatShortDay, type Localized } from '../../foundation/language/index.ts'
import { dwellingText, mainDwelling, type RegisteredPerson } from '../../people/index.ts'
import type { LetterContent, LetterValue } from '../../post/index.ts'
import type { Condition, LetterBlock, ServiceDefinition } from '../../services/index.ts'
import { type Case, fullName } from '../case.ts'
import { formerDwelling } from '../register/compare-with-register.ts'
import { findAnswer, type SnapshotAnswer } from '../snapshot.ts'

/** Who signs for the office, and where it can be reached. */
export interface ResultSender {
  readonly sender: LetterContent['sender']
  readonly signature: string
}

export interface ResultToCompose {
  readonly record: Case
  readonly definition: ServiceDefinition
  readonly person: RegisteredPerson | null
  readonly kind: 'granted' | 'refused' | 'answered'
  /** The caseworker's own words: reasons of a refusal, or the answer to a formless request. */
  readonly words: string
  readonly from: ResultSender
  readonly today: Temporal.PlainDate
  readonly openedOn: Temporal.PlainDate
}

type Row = { label: string; value: LetterValue }

const registerLabels: Record<string, string> = {
  familyName: 'Familienname',
  birthName: 'Geburtsname',
  formerNames: 'Frühere Namen',
  givenNames: 'Vornamen (Rufname unterstrichen)',
  doctorate: 'Doktorgrad',
  artistName: 'Ordensname, Künstlername',
  birthDate: 'Geburtsdatum',
  birthPlace: 'Geburtsort',
  mainAddress: 'Wohnung',
  secondaryAddress: 'Nebenwohnung',
  formerAddress: 'Frühere Wohnung',
  movedInOn: 'Eingezogen am',
}

/** All given names, the one in use underlined as § 18 (1) no. 3 BMG wants it marked. */
function givenNames(person: RegisteredPerson): LetterValue {
  const start = person.callName ? wholeNameAt(person.givenNames, person.callName) : -1
  if (!person.callName || start < 0) return person.givenNames
  return { text: person.givenNames, underline: [start, start + person.callName.length] }
}

/** Where one name stands among others: `Ann` is not the beginning of `Anna Ann`, but the end. */
function wholeNameAt(names: string, name: string): number {
  const isEdge = (sign: string | undefined) => sign === undefined || sign === ' ' || sign === '-'
  for (let at = names.indexOf(name); at >= 0; at = names.indexOf(name, at + 1))
    if (isEdge(names[at - 1]) && isEdge(names[at + name.length])) return at
  return -1
}

const countries = new Intl.DisplayNames('de', { type: 'region' })

function registerValue(person: RegisteredPerson, field: string, former: string): LetterValue | null {
  const main = mainDwelling(person)
  const secondary = person.dwellings.find(dwelling => dwelling.kind === 'secondary')
  switch (field) {
    case 'familyName':
      return person.familyName
    case 'birthName':
      return person.birthName
    case 'formerNames':
      return person.formerNames.join(', ') || null
    case 'givenNames':
      return person.givenNames ? givenNames(person) : null
    case 'doctorate':
      return person.doctorate
    case 'artistName':
      return person.artistName
    case 'birthDate':
      return formatShortDay(person.birthDate, 'de')
    case 'birthPlace':
      return person.birthCountry
        ? `${person.birthPlace} (${countries.of(person.birthCountry)})`
        : person.birthPlace
    case 'mainAddress':
      return main
        ? `${dwellingText(main)} (${main.kind === 'sole' ? 'alleinige Wohnung' : 'Hauptwohnung'})`
        : null
    case 'secondaryAddress':
      return secondary ? dwellingText(secondary) : null
    case 'formerAddress':
      return formerText(person, former)
    case 'movedInOn':
      return main ? formatShortDay(main.movedInOn, 'de') : null
    default:
      return null
  }
}

/** The former dwelling that was asked for, with its days; the register's, not what was typed. */
function formerText(person: RegisteredPerson, asked: string): string | null {
  const dwelling = formerDwelling(person, asked)
  if (!dwelling) return null
  const until = dwelling.movedOutOn ? ` bis ${formatShortDay(dwelling.movedOutOn, 'de')}` : ''
  return `${dwellingText(dwelling)} (${formatShortDay(dwelling.movedInOn, 'de')}${until})`
}

/** `former`: the former address that was asked for, in its comparable form. */
function registerRows(person: RegisteredPerson, fields: readonly string[], former: string): Row[] {
  return fields.flatMap(field => {
    const value = registerValue(person, field, former)
    return value ? [{ label: registerLabels[field] ?? field, value }] : []
  })
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

/** Where the letter goes: for a certificate to the registered address, otherwise to the one that was given. */
export function recipientLines({ record, person }: Pick<ResultToCompose, 'record' | 'person'>): string[] {
  const main = person ? mainDwelling(person) : undefined
  const certified = record.outcome === 'certificate' && person && main
  const name = certified ? `${person.givenNames} ${person.familyName}`.trim() : fullName(record.applicant)
  const address = certified ? [main.street, `${main.postcode} ${main.place}`] : record.contact.postalAddress
  return [name, ...address].map(line => line.slice(0, 120)).slice(0, 6)
}

/**
 * What the letter says. German, the official language (§ 23 (1) VwVfG); certificates carry the register's
 * data and never what was typed.
 */
export function composeResult(toCompose: ResultToCompose): LetterContent {
  const { record, definition, kind, words, from, today } = toCompose
  const recipient = recipientLines(toCompose)
  const result = kind === 'answered' ? undefined : definition.result?.[kind]
  const contestable = record.outcome === 'decision' && kind !== 'answered' && definition.result?.remedy
  return {
    language: 'de',
    demo: record.demo,
    sender: from.sender,
    recipient: { lines: recipient },
    reference: record.reference,
    date: today.toString(),
    subject: result ? fill(result.subject, toCompose) : `Ihre Anfrage: ${record.serviceName.de}`,
    salutation: `Guten Tag, ${recipient[0]},`,
    blocks: result
      ? result.blocks.flatMap(definitionBlock => block(definitionBlock, toCompose))
      : [{ kind: 'paragraph', text: words }],
    ...(contestable ? { remedy: { heading: contestable.heading.de, text: contestable.text.de } } : {}),
    closing: { greeting: 'Freundliche Grüße', name: from.signature },
  }
}

/** Whether the letter would reach anyone. */
export function hasAddress(toCompose: Pick<ResultToCompose, 'record' | 'person'>): boolean {
  return recipientLines(toCompose).length > 1
}
