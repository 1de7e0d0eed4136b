import type { Messages } from '../../foundation/language/index.ts'

const de = {
  signIn: 'Mit dem Konto des Hauses anmelden',
  confirm: 'Beim Konto des Hauses bestätigen',
  down: 'Das Konto des Hauses ist gerade nicht erreichbar. Bitte melden Sie sich mit Benutzername und Passwort an.',
  failed: 'Die Anmeldung mit dem Konto des Hauses hat nicht geklappt. Bitte beginnen Sie noch einmal.',
  unknown:
    'Das Konto des Hauses kennt Sie, dieses Amt noch nicht. Bitte lassen Sie sich vom IT-Betrieb verbinden.',
  confirmDown: 'Das Konto des Hauses ist gerade nicht erreichbar. Bitte versuchen Sie es gleich noch einmal.',
  confirmFailed:
    'Das Konto des Hauses hat nicht bestätigt, dass Sie sich gerade neu ausgewiesen haben. Bitte versuchen Sie es noch einmal.',
  confirmOther:
    'Beim Konto des Hauses hat sich jemand anderes ausgewiesen. Bitte bestätigen Sie es mit Ihrem eigenen Konto.',
  confirmOneFactor:
    'Das Konto des Hauses hat nur nach einem Faktor gefragt. Bitte geben Sie hier einen Code ein, wenn Sie einen haben.',
  signedOut: 'Sie sind abgemeldet',
  signedOutHere: 'Hier sind Sie abgemeldet. Jetzt melden wir Sie auch beim Konto des Hauses ab.',
  signedOutHereOnly:
    'Hier sind Sie abgemeldet, beim Konto des Hauses noch nicht. Wenn andere dieses Gerät benutzen, melden Sie sich bitte auch dort ab.',
  goOn: 'Weiter zum Konto des Hauses',
  signInAgain: 'Neu anmelden',
}
const en: typeof de = {
  signIn: 'Sign in with your account of the house',
  confirm: 'Confirm with your account of the house',
  down: 'The account of the house cannot be reached just now. Please sign in with user name and password.',
  failed: 'Signing in with the account of the house did not work. Please begin again.',
  unknown:
    'The account of the house knows you, this office does not yet. Please ask the IT desk to link you.',
  confirmDown: 'The account of the house cannot be reached just now. Please try again in a moment.',
  confirmFailed:
    'The account of the house has not confirmed that you have just shown who you are. Please try again.',
  confirmOther:
    'Somebody else has shown who they are at the account of the house. Please confirm with your own account.',
  confirmOneFactor:
    'The account of the house has asked for one factor only. Please enter a code here, if you have one.',
  signedOut: 'You are signed out',
  signedOutHere: 'You are signed out here. Now we sign you out of the account of the house, too.',
  signedOutHereOnly:
    'You are signed out here, but not of the account of the house yet. If others use this device, please sign out there, too.',
  goOn: 'On to the account of the house',
  signInAgain: 'Sign in again',
}
export const singleSignOnMessages: Messages<typeof de> = { de, en }
export type SingleSignOnFailure = 'down' | 'failed' | 'unknown'
