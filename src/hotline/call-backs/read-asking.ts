import type { FieldProblem } from '../../foundation/html/index.ts'
import type { Body } from '../../foundation/http/index.ts'
import type { Language } from '../../foundation/language/index.ts'
import { readFormat, tidyLine } from '../../foundation/text/index.ts'
import { type Wish, wishes } from './call-back.ts'
import { callBackMessages } from './messages.ts'

/** What was typed, as it was typed. */
export interface TypedAsking {
  readonly service: string
  readonly name: string
  readonly phone: string
  readonly errand: string
  readonly wished: string
}

export const NOTHING_TYPED: TypedAsking = { service: '', name: '', phone: '', errand: '', wished: 'any' }

const LONGEST_NAME = 100
const LONGEST_ERRAND = 500

export function typedAsking(body: Body): TypedAsking {
  const one = (name: string, most: number) => body.get(name).slice(0, most)
  return {
    service: one('leistung', 80),
    name: one('name', 2 * LONGEST_NAME),
    phone: one('nummer', 80),
    errand: one('anliegen', 2 * LONGEST_ERRAND),
    wished: one('zeit', 20),
  }
}

export interface ReadAsking {
  readonly name: string
  readonly phone: string
  readonly errand: string
  readonly wished: Wish
}

/** Every field is looked at, so that all sentences come at once. */
export function readAsking(
  typed: TypedAsking,
  language: Language,
  labels: Readonly<Record<string, string>>,
): { readonly read: ReadAsking | null; readonly problems: readonly FieldProblem[] } {
  const t = callBackMessages[language]
  const problems: FieldProblem[] = []
  const note = (field: string, sentence: string) => problems.push({ field, label: labels[field]!, sentence })
  const [name, errand] = [tidyLine(typed.name), tidyLine(typed.errand)]
  if (!name) note('name', t.missingName)
  if (name.length > LONGEST_NAME) note('name', t.tooLong(LONGEST_NAME))
  const phone = readFormat.phone(typed.phone, language)
  if ('faults' in phone) note('nummer', phone.faults[0]!.sentence)
  if (!errand) note('anliegen', t.missingErrand)
  if (errand.length > LONGEST_ERRAND) note('anliegen', t.tooLong(LONGEST_ERRAND))
  const wished = wishes.find(wish => wish === typed.wished)
  if (!wished) note('zeit', t.choose)
  if (problems.length > 0 || 'faults' in phone || !wished) return { read: null, problems }
  return { read: { name, phone: phone.value, errand, wished }, problems }
}
