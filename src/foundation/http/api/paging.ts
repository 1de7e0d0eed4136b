import { z } from 'zod'
import type { Language } from '../../language/index.ts'
import { type Secret, sameText } from '../../secret.ts'
import { fieldFault } from './input-faults.ts'
import { inputMessages } from './input-messages.ts'
import { invalid } from './read-input.ts'

/** Entries with names and ids: by name as people sort, names that sort alike by id. */
export function compareNamed(language: Language): (a: Place, b: Place) => number {
  const names = new Intl.Collator(language)
  const ids = ([, id = '']: Place) => String(id)
  return (a, b) =>
    names.compare(String(a[0]), String(b[0])) || (ids(a) < ids(b) ? -1 : ids(a) > ids(b) ? 1 : 0)
}

/** Where an entry stands in its list; two entries never stand at the same place. */
export type Place = readonly (string | number)[]

interface Asked {
  readonly limit: number
  readonly cursor?: string | undefined
}
interface Listing<Item> {
  /** List and filter: a cursor of one list is no cursor of another. */
  readonly name: string
  /** Sorted by `compare` of their places. */
  readonly all: readonly Item[]
  placeOf(item: Item): Place
  compare(a: Place, b: Place): number
}

/**
 * A page of a list and the cursor of the next. The cursor names the last entry's place rather than its number, so
 * that what is added meanwhile moves nothing; it is signed, so that nobody needs to fear what stands in it.
 * @throws Invalid
 */
export function pageOf<Item>(
  { secret, language }: { readonly secret: Secret; readonly language: Language },
  { limit, cursor }: Asked,
  { name, all, placeOf, compare }: Listing<Item>,
): { items: Item[]; next: string | null } {
  const after = cursor === undefined ? null : readCursor(secret, name, cursor)
  if (after === 'wrong') throw invalid([fieldFault('query', ['cursor'], inputMessages[language].cursor)])
  const rest = after ? all.filter(item => compare(placeOf(item), after) > 0) : all
  const items = rest.slice(0, limit)
  const last = items.at(-1)
  const more = rest.length > items.length && last !== undefined
  return { items, next: more ? cursorFor(secret, name, placeOf(last)) : null }
}

function cursorFor(secret: Secret, name: string, place: Place): string {
  const text = Buffer.from(JSON.stringify(place)).toString('base64url')
  return `${text}.${secret.token('cursor', name, text)}`
}

const PlaceText = z.array(z.union([z.string(), z.number()]))

function readCursor(secret: Secret, name: string, cursor: string): Place | 'wrong' {
  const [text = '', signature = ''] = cursor.split('.')
  if (!sameText(signature, secret.token('cursor', name, text))) return 'wrong'
  return PlaceText.parse(JSON.parse(Buffer.from(text, 'base64url').toString()))
}
