import { splitCompound } from './compound.ts'
import { distance, forgiven } from './distance.ts'
import type { SearchIndex } from './search-index.ts'
import { synonyms } from './synonyms.ts'

/** What a typed word may stand for: one stem of the index, or several that make it up together. */
export interface Alternative {
  readonly stems: readonly string[]
  /** 1: the very word. */
  readonly likeness: number
}

const COMPOUND = 0.6
export const SYNONYM = 0.7
const BEGINNING = 0.7
const END = 0.6
const SLIP = 0.6
const TWO_SLIPS = 0.36
/** A typed word that means something this likely is no slip of the finger. */
const LIKELY = 0.5
const SHORTEST_PIECE = 4

export function alternatives(index: SearchIndex, term: string): Alternative[] {
  const itself = index.postings.has(term) ? [one(term, 1)] : []
  const parts = splitCompound(term, part => part !== term && index.postings.has(part))
  const compound = parts.length > 0 ? [{ stems: parts, likeness: COMPOUND }] : []
  const sameMeaning = (synonyms.get(term) ?? []).map(other => one(other, SYNONYM))
  const found = [...itself, ...compound, ...sameMeaning, ...pieces(index, term, parts.length > 0)]
  const likely = found.some(
    ({ stems, likeness }) => likeness >= LIKELY && stems.some(stem => index.postings.has(stem)),
  )
  return likely ? found : [...found, ...slips(index, term)]
}

function one(stem: string, likeness: number): Alternative {
  return { stems: [stem], likeness }
}

/** Longer words that begin or end with it, and shorter ones with which it begins or ends. */
function pieces(index: SearchIndex, term: string, isCompound: boolean): Alternative[] {
  const found: Alternative[] = []
  for (const candidate of index.postings.keys()) {
    const likeness = pieceLikeness(term, candidate, isCompound)
    if (likeness > 0) found.push(one(candidate, likeness))
  }
  return found
}

function pieceLikeness(term: string, candidate: string, isCompound: boolean): number {
  if (candidate.length > term.length) {
    if (term.length < SHORTEST_PIECE) return term.length === 3 && candidate.startsWith(term) ? 0.4 : 0
    const share = (1 + term.length / candidate.length) / 2
    if (candidate.startsWith(term)) return BEGINNING * share
    return candidate.endsWith(term) ? END * share : 0
  }
  if (isCompound || candidate === term || candidate.length < SHORTEST_PIECE) return 0
  const touches = term.startsWith(candidate) || term.endsWith(candidate)
  return touches ? END * (candidate.length / term.length) : 0
}

function slips(index: SearchIndex, term: string): Alternative[] {
  const limit = forgiven(term.length)
  const found: Alternative[] = []
  if (limit === 0) return found
  for (const candidate of index.postings.keys()) {
    const steps = distance(term, candidate, limit)
    if (steps <= limit) found.push(one(candidate, steps === 1 ? SLIP : TWO_SLIPS))
  }
  return found
}
