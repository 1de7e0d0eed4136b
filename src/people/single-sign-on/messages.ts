import type { Messages } from '../../foundation/language/index.ts'

const de = {
  signIn: 'Mit dem Konto des Hauses anmelden',
  down: 'Das Konto des Hauses ist gerade nicht erreichbar. Bitte melden Sie sich mit Benutzername und Passwort an.',
  failed: 'Die Anmeldung mit dem Konto des Hauses hat nicht geklappt. Bitte beginnen Sie noch einmal.',
  unknown:
    'Das Konto des Hauses kennt Sie, dieses Amt noch nicht. Bitte lassen Sie sich vom IT-Betrieb verbinden.',
}
const en: typeof de = {
  signIn: 'Sign in with your account of the house',
  down: 'The account of the house cannot be reached just now. Please sign in with user name and password.',
  failed: 'Signing in with the account of the house did not work. Please begin again.',
  unknown:
    'The account of the house knows you, this office does not yet. Please ask the IT desk to link you.',
}
export const singleSignOnMessages: Messages<typeof de> = { de, en }
export type SingleSignOnFailure = 'down' | 'failed' | 'unknown'
