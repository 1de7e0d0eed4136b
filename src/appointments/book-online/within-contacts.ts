import { countTry, type House, type Limit } from '../../foundation/http/index.ts'

/** Bookings with one address or number: a family has some, a dealer has many. */
const perContact: Limit = { purpose: 'appointment-contact', tries: 6, windowMinutes: 24 * 60 }

interface Reach {
  readonly email: string | null
  readonly phone: string | null
}

/** Counts a booking on the pages and by the API. False: there have been enough with this address or number today. */
export async function withinContacts(
  { db, secret, clock, config }: House,
  { email, phone }: Reach,
): Promise<boolean> {
  if (!config.rateLimit) return true
  for (const contact of [email?.toLowerCase(), phone?.replace(/\D/g, '')])
    if (contact && !(await countTry(db, secret, perContact, contact, clock.now()))) return false
  return true
}
