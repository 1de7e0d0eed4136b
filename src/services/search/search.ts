import { distance, forgiven } from './distance.ts'
import { words } from './normalise.ts'
import type { SearchDocument } from './search-document.ts'
import { stem } from './stem.ts'
import { stopWords } from './stop-words.ts'

/** How much a word counts where it stands: name > keywords > summary > documents and questions. */
const WEIGHTS = { names: 10, keywords: 8, summaries: 3, texts: 1 } as const
type Field = keyof typeof WEIGHTS
const fields = Object.keys(WEIGHTS) as Field[]

export interface SearchIndex {
  readonly size: number
  /** Term to documents, each with the weight of the heaviest field the term stands in. */
  readonly terms: ReadonlyMap<string, ReadonlyMap<string, number>>
  /** Whole phrases (names and keywords) as joined terms, to documents. */
  readonly phrases: ReadonlyMap<string, ReadonlySet<string>>
}

export interface SearchHit {
  readonly id: string
  readonly score: number
}

/** Terms of a text: words without stop words (unless nothing else is left), cut to their stems. */
export function termsOf(text: string): string[] {
  const all = words(text)
  const telling = all.filter(word => !stopWords.has(word))
  return (telling.length > 0 ? telling : all).map(stem)
}

export function buildIndex(documents: readonly SearchDocument[]): SearchIndex {
  const terms = new Map<string, Map<string, number>>()
  const phrases = new Map<string, Set<string>>()
  for (const document of documents) {
    for (const field of fields) {
      for (const text of document[field]) addTerms(terms, document.id, termsOf(text), WEIGHTS[field])
    }
    for (const phrase of [...document.names, ...document.keywords]) {
      const key = termsOf(phrase).join('')
      phrases.set(key, (phrases.get(key) ?? new Set()).add(document.id))
    }
  }
  return { size: documents.length, terms, phrases }
}

function addTerms(
  terms: Map<string, Map<string, number>>,
  id: string,
  found: string[],
  weight: number,
): void {
  for (const term of found) {
    const entries = terms.get(term) ?? new Map<string, number>()
    entries.set(id, Math.max(entries.get(id) ?? 0, weight))
    terms.set(term, entries)
  }
}

/** Services that fit the words, best first; nothing where no word means anything to us. */
export function search(index: SearchIndex, query: string): SearchHit[] {
  const asked = termsOf(query).slice(0, 12)
  const scores = new Map<string, { score: number; matched: number }>()
  const rarity = asked.map(term => scoreTerm(index, term, scores))
  const whole = rarity.reduce((sum, one) => sum + one, 0)
  const joined = asked.join('')
  const phrase = index.phrases.get(joined)
  for (const id of phrase ?? []) scores.set(id, boosted(scores.get(id), whole))
  if (asked.length > 1) joinNeighbours(index, asked, scores, whole)
  return [...scores]
    .map(([id, { score, matched }]) => ({
      id,
      score: score * (whole > 0 ? Math.min(1, matched / whole) : 1),
    }))
    .filter(hit => hit.score > 0)
    .sort((a, b) => b.score - a.score || a.id.localeCompare(b.id))
}

const EXACT_PHRASE = 20

function boosted(known: { score: number; matched: number } | undefined, whole: number) {
  return { score: (known?.score ?? 0) + EXACT_PHRASE * Math.max(1, whole), matched: Math.max(whole, 1) }
}

/** Adds what one term is worth to every document it hints at, and says how rare (and so how telling) it is. */
function scoreTerm(
  index: SearchIndex,
  term: string,
  scores: Map<string, { score: number; matched: number }>,
): number {
  const likely = matches(index, term)
  const best = new Map<string, number>()
  for (const { candidate, likeness } of likely) {
    for (const [id, weight] of index.terms.get(candidate)!) {
      best.set(id, Math.max(best.get(id) ?? 0, weight * likeness))
    }
  }
  const rarity = Math.log(1 + index.size / Math.max(1, best.size))
  for (const [id, weight] of best) {
    const known = scores.get(id) ?? { score: 0, matched: 0 }
    scores.set(id, { score: known.score + weight * rarity, matched: known.matched + rarity })
  }
  return rarity
}

interface Match {
  readonly candidate: string
  /** 1: the same word. */
  readonly likeness: number
}

/** Words of the index that a typed word may stand for: itself, longer and shorter ones, slips of the finger. */
function matches(index: SearchIndex, term: string): Match[] {
  const found: Match[] = index.terms.has(term) ? [{ candidate: term, likeness: 1 }] : []
  if (term.length < 3) return found
  for (const candidate of index.terms.keys()) {
    const likeness = compoundLikeness(term, candidate)
    if (likeness > 0) found.push({ candidate, likeness })
  }
  return found.some(({ likeness }) => likeness >= 0.5) ? found : [...found, ...slips(index, term)]
}

/** Parts of compounds: `bescheinigung` in `meldebescheinigung`, and the other way round. */
function compoundLikeness(term: string, candidate: string): number {
  if (candidate === term) return 0
  const [short, long] = term.length < candidate.length ? [term, candidate] : [candidate, term]
  if (short.length < 4) return short.length === 3 && short === term && long.startsWith(short) ? 0.3 : 0
  const share = short.length / long.length
  if (long.startsWith(short)) return 0.4 + 0.5 * share
  if (long.endsWith(short)) return 0.3 + 0.5 * share
  return short.length >= 6 && long.includes(short) ? 0.3 * share : 0
}

function slips(index: SearchIndex, term: string): Match[] {
  const limit = forgiven(term.length)
  if (limit === 0) return []
  const found: Match[] = []
  for (const candidate of index.terms.keys()) {
    const steps = distance(term, candidate, limit)
    if (steps <= limit) found.push({ candidate, likeness: steps === 1 ? 0.75 : 0.5 })
  }
  return found
}

/** `melde bescheinigung`: two words that are one in the index. */
function joinNeighbours(
  index: SearchIndex,
  asked: readonly string[],
  scores: Map<string, { score: number; matched: number }>,
  whole: number,
): void {
  for (let at = 0; at + 1 < asked.length; at++) {
    const documents = index.terms.get(asked[at]! + asked[at + 1]!)
    for (const [id, weight] of documents ?? []) {
      const known = scores.get(id) ?? { score: 0, matched: 0 }
      scores.set(id, {
        score: known.score + weight * Math.max(1, whole),
        matched: Math.max(known.matched, whole),
      })
    }
  }
}
