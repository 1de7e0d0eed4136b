import { type Secret, sameText } from '../../foundation/secret.ts'
import { isUuid } from '../../foundation/uuid.ts'

const PURPOSE = 'waiting-link'

/** The one page of a line of the list: confirming, answering, leaving. Opening it changes nothing. */
export function entryPath(secret: Secret, entry: string, rest = ''): string {
  return `/warteliste/${entry}/${secret.token(PURPOSE, entry)}${rest}`
}

export function isEntryLink(secret: Secret, entry: string, token: string): boolean {
  return isUuid(entry) && sameText(token, secret.token(PURPOSE, entry))
}
