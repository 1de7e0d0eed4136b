import type { StaffAccess } from './staff-access.ts'

/** What can be done with somebody's access, and the address of each. */
export const accessErrands = {
  'sign-out': 'abmelden',
  password: 'startpasswort',
  'reset-factor': 'zweiter-faktor',
  disable: 'sperren',
  enable: 'oeffnen',
} as const
export type AccessErrand = keyof typeof accessErrands

export function errandAt(address: string): AccessErrand | undefined {
  return (Object.keys(accessErrands) as AccessErrand[]).find(errand => accessErrands[errand] === address)
}

/** Nothing with one's own: nobody shuts themselves out by mistake, or hands themselves a new proof. */
export function errandsFor(
  access: Pick<StaffAccess, 'id' | 'active'>,
  staff: { readonly id: string },
): readonly AccessErrand[] {
  if (access.id === staff.id) return []
  return access.active ? ['sign-out', 'password', 'reset-factor', 'disable'] : ['enable']
}
