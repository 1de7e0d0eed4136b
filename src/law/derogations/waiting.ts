import type { DerogationOnFile } from './queries.ts'

/** What of a derogation waits for a second person. */
export interface Waiting {
  /** 0: the derogation itself, else the number of its renewal. */
  readonly term: number
  readonly enteredBy: string
  readonly enteredName: string
}

/** The derogation first, then its newest renewal: an end that came after a renewal outlived it. */
export function waitingFor(
  derogation: Pick<DerogationOnFile, 'enteredBy' | 'enteredName' | 'releasedAt' | 'terms'>,
): Waiting | null {
  const { enteredBy, enteredName, releasedAt, terms } = derogation
  if (enteredBy && enteredName && !releasedAt) return { term: 0, enteredBy, enteredName }
  const last = terms.at(-1)
  if (last?.kind !== 'renewed' || last.releasedAt) return null
  return { term: last.number, enteredBy: last.enteredBy, enteredName: last.enteredName }
}
