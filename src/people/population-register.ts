import type { Temporal } from 'temporal-polyfill'

/** A dwelling as the register holds it (§ 21 BMG). `sole` is the only one, `main` one of several. */
export interface RegisteredDwelling {
  readonly kind: 'sole' | 'main' | 'secondary' | 'former'
  readonly street: string
  readonly postcode: string
  readonly place: string
  readonly movedInOn: Temporal.PlainDate
  readonly movedOutOn: Temporal.PlainDate | null
}

export interface RegisteredPerson {
  readonly id: string
  readonly familyName: string
  readonly givenNames: string
  /** The given name in use; null where there is only one name. */
  readonly callName: string | null
  readonly birthName: string | null
  readonly formerNames: readonly string[]
  readonly doctorate: string | null
  /** Name in a religious order, or artistic name (§ 18 (1) no. 5 BMG). */
  readonly artistName: string | null
  readonly birthDate: Temporal.PlainDate
  readonly birthPlace: string
  readonly birthCountry: string | null
  readonly dwellings: readonly RegisteredDwelling[]
  /** Nothing may be told about this person until this day (§ 51 BMG). */
  readonly disclosureBlockUntil: Temporal.PlainDate | null
  readonly diedOn: Temporal.PlainDate | null
}

export interface RegisterQuery {
  readonly familyName: string
  readonly givenNames: string
  readonly birthDate: Temporal.PlainDate
}

/**
 * The port to the population register of the city. `find` gives everyone who was born on that day and shares
 * the family name or a given name, so that a slip of the pen still finds the person and is seen as one.
 */
export interface PopulationRegister {
  find(query: RegisterQuery): Promise<RegisteredPerson[]>
}
