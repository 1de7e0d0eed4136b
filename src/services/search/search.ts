import { alternatives, SYNONYM } from './alternatives.ts'
import { phraseKey, type SearchIndex, termsOf } from './search-index.ts'
import { synonyms } from './synonyms.ts'

export interface SearchHit {
  readonly id: string
  /** Comparable within one search only. */
  readonly score: number
}

/** A query that is a whole name or keyword counts as if every word of it stood there twice more. */
const WHOLE_PHRASE = 2
/** How soon a repeated word says nothing new (k1 of BM25). */
const SATURATION = 1.5
const MOST_WORDS = 12
const WORTH_SHOWING = 0.15

type Scores = Map<string, number>
interface Found {
  score: number
  /** How much of what was asked for, by rarity, is in the document. */
  covered: number
}

/** Services that fit the words, best first; nothing where no word means anything to us. */
export function search(index: SearchIndex, query: string): SearchHit[] {
  const asked = [...new Set(termsOf(query))].slice(0, MOST_WORDS)
  const found = new Map<string, Found>()
  let whole = 0
  for (const term of asked) {
    const rarity = rarityOf(index, term)
    whole += rarity
    for (const [id, score] of scoreTerm(index, term)) {
      const known = found.get(id) ?? { score: 0, covered: 0 }
      found.set(id, { score: known.score + score, covered: known.covered + Math.min(rarity, score) })
    }
  }
  for (const id of index.phrases.get(phraseKey(query)) ?? []) {
    found.set(id, { score: (found.get(id)?.score ?? 0) + WHOLE_PHRASE * whole, covered: whole })
  }
  return ranked(found, whole)
}

function ranked(found: ReadonlyMap<string, Found>, whole: number): SearchHit[] {
  return [...found]
    .map(([id, { score, covered }]) => ({ id, score: score * Math.sqrt(covered / whole) }))
    .sort((a, b) => b.score - a.score || a.id.localeCompare(b.id))
}

/** Without hits far below the best: on a page they are noise. */
export function worthShowing(hits: readonly SearchHit[]): SearchHit[] {
  const best = hits[0]?.score ?? 0
  return hits.filter(hit => hit.score > best * WORTH_SHOWING)
}

/** What one typed word is worth to each document: the best of all it may stand for. */
function scoreTerm(index: SearchIndex, term: string): Scores {
  const scores: Scores = new Map()
  for (const { stems, likeness } of alternatives(index, term)) {
    if (stems.length > 1) raiseCompound(index, scores, stems, likeness, rarityOf(index, term))
    else raiseWord(index, scores, stems[0]!, likeness * rarityOf(index, stems[0]!))
  }
  return scores
}

function raiseWord(index: SearchIndex, scores: Scores, stem: string, worth: number): void {
  for (const [id, weight] of index.postings.get(stem) ?? []) raise(scores, id, worth * saturated(weight))
}

/** Each part gives its share, as itself or as another word for it: `Mietwagen·konzession`, `Mietwagengenehmigung`. */
function raiseCompound(
  index: SearchIndex,
  scores: Scores,
  stems: readonly string[],
  likeness: number,
  most: number,
): void {
  const sum: Scores = new Map()
  for (const stem of stems) {
    const part: Scores = new Map()
    raiseWord(index, part, stem, rarityOf(index, stem))
    for (const other of synonyms.get(stem) ?? [])
      raiseWord(index, part, other, rarityOf(index, stem) * SYNONYM)
    for (const [id, score] of part) sum.set(id, (sum.get(id) ?? 0) + score)
  }
  const all = stems.reduce((total, stem) => total + rarityOf(index, stem), 0)
  for (const [id, score] of sum) raise(scores, id, likeness * score * Math.min(1, most / all))
}

function saturated(weight: number): number {
  return (weight * (SATURATION + 1)) / (weight + SATURATION)
}

function raise(scores: Scores, id: string, score: number): void {
  if (score > (scores.get(id) ?? 0)) scores.set(id, score)
}

/** Inverse document frequency, above zero for every word. */
function rarityOf(index: SearchIndex, stem: string): number {
  const documents = index.postings.get(stem)?.size ?? 0
  return Math.log(1 + (index.size - documents + 0.5) / (documents + 0.5))
}
