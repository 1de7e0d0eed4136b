import { Temporal } from 'temporal-polyfill'
import type { Errand, Mode, Need } from '../appointment.ts'
import { MOST_PERSONS, modes } from '../appointment.ts'
import { stepsBetween } from '../steps.ts'
import { sensibleDay } from './sensible-day.ts'

/** What somebody looks for; stands in the address, so that the page works without a script and can be sent to others. */
export interface Wanted {
  readonly errands: readonly Errand[]
  /** `alle`, `bezirk-ID`, or the id of an office. */
  readonly where: string
  /** Where somebody lives, as they typed it and nobody knows it; null: nothing is left to be found out. */
  readonly quarter: string | null
  /** Full hours within which the appointment begins; null: any. */
  readonly fromHour: number | null
  readonly untilHour: number | null
  readonly mode: Mode
  readonly needs: readonly Need[]
  readonly month: Temporal.PlainYearMonth | null
  readonly day: Temporal.PlainDate | null
  /** Reference of the appointment that is to be moved. */
  readonly moving: string | null
  /** Reference of the application that it is about. */
  readonly about: string | null
}

export const EVERYWHERE = 'alle'
export const DISTRICT = 'bezirk-'
const MOST_ERRANDS = 5
/** When days of appointments begin and end. */
export const FIRST_HOUR = 7
export const LAST_HOUR = 19

const needNames: Readonly<Record<string, Need>> = {
  stufenlos: 'step-free',
  ruhig: 'quiet',
  'mehr-zeit': 'more-time',
}

/** Reads an address or a form; what cannot be meant is left out. */
export function wantedFrom(fields: URLSearchParams): Wanted {
  const fromHour = hour(fields.get('ab'))
  const untilHour = hour(fields.get('bis'))
  const day = sensibleDay(fields.get('tag') ?? '')
  const month = sensibleDay(`${fields.get('monat')}-01`)?.toPlainYearMonth()
  return {
    errands: errandsFrom(fields),
    where: (fields.get('wo') || EVERYWHERE).slice(0, 60),
    quarter: fields.get('stadtteil')?.trim().slice(0, 60) || null,
    fromHour,
    untilHour: fromHour !== null && untilHour !== null && untilHour <= fromHour ? null : untilHour,
    mode: modes.find(mode => mode === fields.get('art')) ?? 'onsite',
    needs: needsFrom(fields),
    month: month ?? day?.toPlainYearMonth() ?? null,
    day,
    moving: fields.get('verschieben')?.slice(0, 20) ?? null,
    about: fields.get('antrag')?.slice(0, 40) ?? null,
  }
}

/** `leistung=personalausweis:2`, or without a number as many as `personen` says for all. */
function errandsFrom(fields: URLSearchParams): Errand[] {
  const ofAll = /^[1-9]$/.exec(fields.get('personen') ?? '')?.[0] ?? '1'
  const errands = fields.getAll('leistung').flatMap(text => {
    const [, id, persons = ofAll] = /^([a-z0-9-]{1,100})(?::([1-9]))?$/.exec(text) ?? []
    return id ? [{ id, persons: Math.min(Number(persons), MOST_PERSONS) }] : []
  })
  return errands.filter(({ id }, n) => errands.findIndex(one => one.id === id) === n).slice(0, MOST_ERRANDS)
}

export function needsFrom(fields: URLSearchParams): Need[] {
  const plainNeeds = fields.getAll('braucht').flatMap(name => needNames[name] ?? [])
  const language = fields.get('sprache') ?? ''
  return /^[a-z]{2,3}$/.test(language) ? [...plainNeeds, `interpreter:${language}`] : plainNeeds
}

function hour(text: string | null): number | null {
  const value = Number(text)
  return text && Number.isInteger(value) && value >= FIRST_HOUR && value <= LAST_HOUR ? value : null
}

/** The same as fields of an address or of a form. */
export function fieldsOf(wanted: Wanted): [string, string][] {
  const fields: [string, string][] = wanted.errands.map(errand => ['leistung', textOf(errand)])
  if (wanted.where !== EVERYWHERE) fields.push(['wo', wanted.where])
  if (wanted.fromHour !== null) fields.push(['ab', String(wanted.fromHour)])
  if (wanted.untilHour !== null) fields.push(['bis', String(wanted.untilHour)])
  if (wanted.mode !== 'onsite') fields.push(['art', wanted.mode])
  fields.push(...fieldsOfNeeds(wanted.needs))
  if (wanted.day) fields.push(['tag', wanted.day.toString()])
  else if (wanted.month) fields.push(['monat', wanted.month.toString()])
  if (wanted.moving) fields.push(['verschieben', wanted.moving])
  if (wanted.about) fields.push(['antrag', wanted.about])
  return fields
}

export function fieldsOfNeeds(needs: readonly Need[]): [string, string][] {
  return needs.map(need =>
    need.startsWith('interpreter:')
      ? ['sprache', need.slice('interpreter:'.length)]
      : ['braucht', Object.keys(needNames).find(name => needNames[name] === need)!],
  )
}

export function textOf({ id, persons }: Errand): string {
  return persons === 1 ? id : `${id}:${persons}`
}

/** The address of the page that shows this: for citizens, or at another base. */
export function finderPath(wanted: Wanted, changes: Partial<Wanted> = {}, base = '/termin'): string {
  const query = new URLSearchParams(fieldsOf({ ...wanted, ...changes })).toString().replaceAll('%3A', ':')
  return query ? `${base}?${query}` : base
}

/** The hours as steps of a day; null: any. */
export function stepsOf({
  fromHour,
  untilHour,
}: Pick<Wanted, 'fromHour' | 'untilHour'>): { from: number; until: number } | null {
  if (fromHour === null && untilHour === null) return null
  const at = (hour: number) => Temporal.PlainTime.from({ hour })
  return stepsBetween(at(fromHour ?? FIRST_HOUR), at(untilHour ?? LAST_HOUR))
}
