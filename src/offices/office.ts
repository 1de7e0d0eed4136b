import type { Temporal } from 'temporal-polyfill'
import type { Source, Trust } from '../foundation/facts/index.ts'
import type { Localized } from '../foundation/language/index.ts'
import type { HotlineFile, OfficeAddress, OfficeDefinition, OpeningHours } from './office-definition.ts'

export interface District {
  readonly id: string
  readonly name: string
  /** Ids of the districts it touches, nearest help first. */
  readonly neighbours: readonly string[]
}

/** Tells which district an address lies in. */
export interface Quarter {
  readonly name: string
  readonly district: string
  readonly trust: Trust
}

export interface Office {
  readonly id: string
  readonly name: Localized
  readonly kind: OfficeDefinition['kind']
  /** Null: not known. */
  readonly district: string | null
  readonly address: OfficeAddress | null
  readonly addressTrust: Trust
  readonly source: Source
  readonly directoryId: string | null
  /** Null: not known, which never means "not accessible". */
  readonly accessibility: OfficeDefinition['accessibility']
  /** Null: no counter, or not known. */
  readonly hours: OpeningHours | null
  readonly note: Localized | null
}

/** A planned closure; emergencies write overlays in `channels` instead. */
export interface Closure {
  readonly id: string
  readonly office: string
  readonly from: Temporal.Instant
  readonly until: Temporal.Instant
  readonly reason: Localized
}

export interface Hotline {
  readonly number: string
  readonly name: Localized
  readonly hours: OpeningHours
  readonly offers: readonly Localized[]
  readonly promises: HotlineFile['promises']
  readonly note: Localized | null
}

/** The offices of the city, as rules and pages need them. */
export interface OfficeBook {
  readonly districts: ReadonlyMap<string, District>
  /** By name. */
  readonly quarters: readonly Quarter[]
  readonly offices: ReadonlyMap<string, Office>
  readonly closures: readonly Closure[]
  /** Null: the city has none. */
  readonly hotline: Hotline | null
}

/** Offices with a counter that citizens may visit, by name. */
export function customerCentres(book: OfficeBook): Office[] {
  return [...book.offices.values()]
    .filter(office => office.kind === 'customer-centre')
    .sort((a, b) => a.name.de.localeCompare(b.name.de, 'de'))
}

/** The other customer centres, the nearest first. */
export function nearestCentres(book: OfficeBook, office: Office): Office[] {
  return centresFrom(book, office.district).filter(other => other.id !== office.id)
}

const sameName = new Intl.Collator('de', { sensitivity: 'base', ignorePunctuation: true })

export function findQuarter(book: OfficeBook, name: string): Quarter | null {
  return book.quarters.find(quarter => sameName.compare(quarter.name, name) === 0) ?? null
}

/** All customer centres, those of this district first, then its neighbours', then the rest. */
export function centresFrom(book: OfficeBook, home: string | null): Office[] {
  const neighbours = (home && book.districts.get(home)?.neighbours) || []
  const distance = ({ district }: Office) => {
    if (district === home) return 0
    const place = district ? neighbours.indexOf(district) : -1
    return place >= 0 ? 1 + place : 1 + neighbours.length
  }
  return customerCentres(book).sort((a, b) => distance(a) - distance(b))
}
