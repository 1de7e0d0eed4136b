import { orNull, safeAddress, text } from './forms.ts'
import { setting } from './setting.ts'

/** The identity provider of the house: all three or none. */
export const singleSignOnSettings = {
  issuer: setting(
    'OIDC_ISSUER',
    orNull(safeAddress),
    'an address like https://login.example (http only on this machine)',
  ),
  clientId: setting('OIDC_CLIENT_ID', orNull(text), 'the name of this program at the identity provider'),
  clientSecret: setting('OIDC_CLIENT_SECRET', orNull(text.min(8)), 'at least 8 characters long'),
}
