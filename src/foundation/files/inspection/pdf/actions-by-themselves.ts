import { everyValue, type PdfValue, valuesOf } from './pdf-value.ts'

/** What a document does without being asked: when it opens, or when a page or a field comes into view. */
export function actionsByThemselves(object: PdfValue): PdfValue[] {
  return [...everyValue(object)].flatMap(value => [
    ...valuesOf(value, 'OpenAction'),
    ...valuesOf(value, 'AA'),
  ])
}

/** All objects of one number: of two, viewers take now the first and now the last. */
export type Find = (number: number) => readonly PdfValue[]

/** Goes to a place within the document, and does nothing else. */
export function onlyGoesSomewhere(action: PdfValue, find: Find, depth = 0): boolean {
  if (depth > 10) return false
  const isFine = (one: PdfValue) => onlyGoesSomewhere(one, find, depth + 1)
  if (action.kind === 'reference') {
    const found = find(action.number)
    return found.length > 0 && found.every(isFine)
  }
  // A place itself, or null.
  if (action.kind !== 'dictionary') return true
  const kinds = valuesOf(action, 'S')
  // An AA: an action for each occasion.
  if (kinds.length === 0) return action.pairs.every(([, one]) => isFine(one))
  const goesTo = kinds.every(kind => kind.kind === 'name' && kind.name === 'GoTo')
  return goesTo && valuesOf(action, 'Next').length === 0
}
