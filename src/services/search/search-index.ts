import { splitCompound } from './compound.ts'
import { words } from './normalise.ts'
import type { SearchDocument } from './search-document.ts'
import { stem } from './stem.ts'
import { stopWords } from './stop-words.ts'

type Field = Exclude<keyof SearchDocument, 'id'>

/**
 * How much a word counts where it stands (name > keywords > summary > documents and questions), and how far a
 * long text there is held against it. Tuned on judged searches of another city's services, where they are flat.
 */
const FIELDS: Record<Field, { readonly weight: number; readonly length: number }> = {
  names: { weight: 5, length: 0.9 },
  keywords: { weight: 4, length: 0.5 },
  summaries: { weight: 2, length: 0.5 },
  texts: { weight: 1, length: 0.5 },
}
const fields = Object.keys(FIELDS) as Field[]
/** A part of a compound says less than the word itself. */
const PART = 0.4

type Postings = Map<string, Map<string, number>>

export interface SearchIndex {
  readonly size: number
  /** Stem to documents, each with the weighted count of the stem in it. */
  readonly postings: ReadonlyMap<string, ReadonlyMap<string, number>>
  /** Whole names and keywords, their stems joined, to documents. */
  readonly phrases: ReadonlyMap<string, ReadonlySet<string>>
}

/** Stems of a text without stop words, unless nothing else is left. */
export function termsOf(text: string): string[] {
  const telling = tellingWords(text)
  return (telling.length > 0 ? telling : words(text)).map(stem)
}

function tellingWords(text: string): string[] {
  return words(text).filter(word => !stopWords.has(word))
}

export function buildIndex(documents: readonly SearchDocument[]): SearchIndex {
  const texts = documents.map(document => ({
    id: document.id,
    words: Object.fromEntries(
      fields.map(field => [field, document[field].flatMap(tellingWords)]),
    ) as FieldWords,
  }))
  const known = new Set(texts.flatMap(text => fields.flatMap(field => text.words[field].map(stem))))
  const partsOf = rememberParts(known)
  const postings: Postings = new Map()
  for (const field of fields) {
    const average = texts.reduce((sum, text) => sum + text.words[field].length, 0) / Math.max(1, texts.length)
    for (const { id, words } of texts) {
      const weight = FIELDS[field].weight / lengthShare(FIELDS[field].length, words[field].length, average)
      for (const word of words[field]) {
        add(postings, stem(word), id, weight)
        for (const part of partsOf(word)) add(postings, part, id, weight * PART)
      }
    }
  }
  return { size: documents.length, postings, phrases: phrasesOf(documents) }
}

type FieldWords = Record<Field, string[]>

/** 1 for a text of average length, more for longer ones (as in BM25). */
function lengthShare(held: number, length: number, average: number): number {
  return 1 - held + held * (length / (average || 1))
}

/** Parts of compounds, each word split once. */
function rememberParts(known: ReadonlySet<string>): (word: string) => readonly string[] {
  const splits = new Map<string, readonly string[]>()
  return word => {
    const split = splits.get(word) ?? splitCompound(word, part => part !== stem(word) && known.has(part))
    splits.set(word, split)
    return split
  }
}

function add(postings: Postings, term: string, id: string, weight: number): void {
  const entries = postings.get(term) ?? new Map<string, number>()
  entries.set(id, (entries.get(id) ?? 0) + weight)
  postings.set(term, entries)
}

function phrasesOf(documents: readonly SearchDocument[]): Map<string, Set<string>> {
  const phrases = new Map<string, Set<string>>()
  for (const { id, names, keywords } of documents) {
    for (const phrase of [...names, ...keywords]) {
      const key = phraseKey(phrase)
      phrases.set(key, (phrases.get(key) ?? new Set()).add(id))
    }
  }
  return phrases
}

/** The same for `Melde Bescheinigung` and `Meldebescheinigung`. */
export function phraseKey(phrase: string): string {
  return termsOf(phrase).join('')
}
