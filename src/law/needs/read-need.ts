import type { FieldProblem } from '../../foundation/html/index.ts'
import type { Body } from '../../foundation/http/index.ts'
import { type Reader, tidyLine } from '../../foundation/text/index.ts'
import { TypedFields } from '../read-typed.ts'
import type { LawBook } from '../requirement.ts'
import { needMessages } from './messages.ts'
import type { NeedDefinition, Saved } from './need-definition.ts'

type Read = { readonly entered: Omit<NeedDefinition, 'id'> } | { readonly problems: readonly FieldProblem[] }

/** Every field is looked at, so that all sentences come at once. A number without how it was reckoned is none. */
export function readNeed(body: Body, law: LawBook, reader: Reader): Read {
  const t = needMessages[reader.language]
  const fields = new TypedFields(body, reader, t.fields)
  const title = fields.both('was')
  const owner = fields.either('wer')
  const present = fields.lines('heute')
  const proposed = fields.lines('kuenftig', { optional: true })
  const norm = fields.choice('norm', ['', ...law.norms.keys()], t.choose)
  const saves = {
    minutes: readSaved('minuten'),
    trips: readSaved('wege'),
    cases: readSaved('faelle'),
  }
  const note = fields.either('anmerkung', { optional: true })
  const requirements = fields.several(
    'anforderung',
    law.requirements.map(({ id }) => id),
  )
  if (!title || !owner || !present || fields.problems.length > 0) return { problems: fields.problems }
  return { entered: { title, owner, present, proposed, norm: norm || null, saves, note, requirements } }

  function readSaved(field: string): Saved | null {
    const typed = tidyLine(body.get(field)).replaceAll(/[. ]/g, '')
    const how = fields.either(`${field}-wie`, { optional: true })
    if (typed === '') return how ? fields.note(field, t.numberMissing) : null
    if (!/^\d{1,9}$/.test(typed)) return fields.note(field, t.wholeNumber)
    return how ? { perYear: Number(typed), how } : fields.note(`${field}-wie`, t.howReckoned)
  }
}
