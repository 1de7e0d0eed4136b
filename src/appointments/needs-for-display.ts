import { displayCache } from '../foundation/display-cache.ts'
import { allNeeds, kindsOffered } from './queries.ts'

/** What can be booked, at most a second old. */
export const needsForDisplay = displayCache({
  topic: 'appointments',
  load: async db => ({ needs: await allNeeds(db), offered: await kindsOffered(db) }),
})
