/** Where something is decided to hold. */
export type Place =
  | { readonly kind: 'city' }
  | { readonly kind: 'district'; readonly id: string }
  | { readonly kind: 'office'; readonly id: string }
  /** One team of a district, wherever it works: `bergedorf/urkunden`. */
  | { readonly kind: 'unit'; readonly id: string }

/** Where somebody asks: at an office, or (null) in the city as a whole, about what this team does. */
export interface Whereabouts {
  readonly office: { readonly id: string; readonly district: string | null } | null
  readonly team: string
}

export function unitId(district: string, team: string): string {
  return `${district}/${team}`
}

/** Whether a place holds where somebody asks; a district that nobody knows is none. */
export function covers(place: Place, { office, team }: Whereabouts): boolean {
  switch (place.kind) {
    case 'city':
      return true
    case 'district':
      return office !== null && place.id === office.district
    case 'office':
      return office !== null && place.id === office.id
    case 'unit':
      return office?.district != null && place.id === unitId(office.district, team)
  }
}

const sizes = { unit: 0, office: 1, district: 2, city: 3 } as const

/** The smaller place first. */
export function bySize(a: Place, b: Place): number {
  return sizes[a.kind] - sizes[b.kind]
}
