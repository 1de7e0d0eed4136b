import { Temporal } from 'temporal-polyfill'
import type { FieldProblem } from '../../foundation/html/index.ts'
import type { Body } from '../../foundation/http/index.ts'
import type { Reader } from '../../foundation/text/index.ts'
import type { Territory } from '../derogation.ts'
import { type DerogationDefinition, effects, instruments } from '../derogation-definition.ts'
import { TypedFields } from '../read-typed.ts'
import type { LawChannel } from '../requirement.ts'
import { derogationFormMessages } from './form-messages.ts'

export const territories = ['city', 'districts', 'land', 'unknown'] as const
/** On site is never shut, so nothing has to open it. */
export const waysToOpen = [
  'online',
  'phone',
  'email',
  'post',
  'video',
] as const satisfies readonly LawChannel[]

type Read =
  | { readonly entered: Omit<DerogationDefinition, 'id'> }
  | { readonly problems: readonly FieldProblem[] }

interface Known {
  /** Ids. */
  readonly requirements: readonly string[]
  readonly districts: readonly string[]
}

/** Every field is looked at, so that all sentences come at once. Whether it covers the city follows from its territory. */
export function readDerogation(body: Body, known: Known, reader: Reader): Read {
  const t = derogationFormMessages[reader.language]
  const fields = new TypedFields(body, reader, t.fields)
  const what = {
    title: fields.both('gegenstand'),
    requirement: fields.choice('anforderung', known.requirements, t.choose),
    effect: fields.choice('wirkung', effects, t.choose),
    instrument: fields.choice('art', instruments, t.choose),
    citation: fields.both('fundstelle'),
    issuer: fields.both('aussteller'),
    territory: readTerritory(fields, known, t),
    source: readSource(fields, t),
  }
  const opened = fields.several('oeffnet', waysToOpen)
  const reference = fields.line('aktenzeichen', { optional: true })
  const days = readDays(fields, what.territory, t)
  const { title, requirement, effect, instrument, citation, issuer, territory, source } = what
  const complete = title && requirement && effect && instrument && citation && issuer && territory && source
  if (!complete || fields.problems.length > 0) return { problems: fields.problems }
  return {
    entered: {
      title,
      requirement,
      effect,
      instrument,
      citation,
      issuer,
      territory,
      source,
      covers: coversBy[territory.kind],
      reference,
      opens: opened.length > 0 ? opened : null,
      note: null,
      ...days,
    },
  }
}

const coversBy = { city: 'yes', districts: 'yes', land: 'no', unknown: 'unknown' } as const satisfies Record<
  Territory['kind'],
  DerogationDefinition['covers']
>

type Words = (typeof derogationFormMessages)['de']

function readTerritory(fields: TypedFields, { districts }: Known, t: Words): Territory | null {
  const kind = fields.choice('gebiet', territories, t.choose)
  if (kind === 'districts') {
    const chosen = fields.several('bezirk', districts)
    return chosen.length > 0 ? { kind, districts: chosen } : fields.note('bezirk', t.chooseDistricts)
  }
  if (kind === 'land') {
    const name = fields.either('land')
    return name && { kind, name }
  }
  return kind && { kind }
}

function readSource(fields: TypedFields, t: Words): DerogationDefinition['source'] | null {
  const text = fields.either('quelle')
  const url = fields.line('quelle-adresse', { most: 500, optional: true })
  if (url && !(URL.canParse(url) && /^https?:/.test(url))) return fields.note('quelle-adresse', t.address)
  return text && { text, ...(url ? { url } : {}) }
}

type Days = Pick<DerogationDefinition, 'from' | 'until' | 'conditions' | 'reviewOn'>

function readDays(fields: TypedFields, territory: Territory | null, t: Words): Days {
  const [from, until, reviewOn] = ['ab', 'bis', 'pruefen'].map(field => fields.day(field, { optional: true }))
  const conditions = fields.either('bedingung', { optional: true })
  const refused = new Set(fields.problems.map(({ field }) => field))
  const here = territory?.kind === 'city' || territory?.kind === 'districts'
  if (here && !from && !refused.has('ab')) fields.note('ab', t.fromNeeded)
  if (!until && !(conditions && reviewOn) && !refused.has('bis') && !refused.has('pruefen'))
    fields.note('bis', t.needsEnd)
  for (const [field, day] of [
    ['bis', until],
    ['pruefen', reviewOn],
  ] as const)
    if (from && day && Temporal.PlainDate.compare(day, from) < 0) fields.note(field, t.beforeFrom)
  return {
    from: from?.toString() ?? null,
    until: until?.toString() ?? null,
    reviewOn: reviewOn?.toString() ?? null,
    conditions,
  }
}
