import type { MailIdentity } from '../messages/index.ts'
import { secretFrom } from '../secret.ts'

/** Of a house at amt.example that reads what comes back. */
export const testMailIdentity: MailIdentity = {
  domain: 'amt.example',
  secret: secretFrom('a secret for tests alone'),
  bounceAddress: 'bounce@amt.example',
}
