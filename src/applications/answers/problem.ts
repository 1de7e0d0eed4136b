/** An answer that cannot be taken yet: which field, and what to do. */
export interface Problem {
  /** Name and id of the field: `familyName`, `mainAddress-postcode`, `dogs-0-chip`. */
  readonly field: string
  readonly label: string
  readonly sentence: string
  readonly question: string
  /** Key of the entry of a repeated question. */
  readonly entry?: string
}
