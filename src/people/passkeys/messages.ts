import type { Messages } from '../../foundation/language/index.ts'

const de = {
  title: 'Passkeys',
  lead: 'Ein Passkey meldet Sie mit Fingerabdruck, Gesicht oder PIN Ihres Geräts an, ohne Passwort und ohne Code. Er geht nur auf dieser Seite und kann nicht abgefischt werden.',
  none: 'Sie haben noch keinen Passkey.',
  some: (n: number) => (n === 1 ? '1 Passkey' : `${n} Passkeys`),
  manage: 'Passkeys verwalten',
  name: 'Name des neuen Passkeys',
  nameHint: 'Damit Sie ihn wiedererkennen, zum Beispiel „Laptop zu Hause“.',
  add: 'Passkey hinzufügen',
  added: 'Der Passkey ist hinzugefügt. Sie können sich ab jetzt damit anmelden.',
  removed: 'Der Passkey ist entfernt. Löschen Sie ihn auch auf dem Gerät.',
  remove: 'Entfernen',
  removeOf: (name: string) => `Passkey „${name}“ entfernen`,
  since: 'Hinzugefügt',
  used: 'Zuletzt benutzt',
  never: 'noch nie',
  act: 'Handlung',
  key: 'Passkey',
  signIn: 'Mit Passkey anmelden',
  wrong:
    'Die Anmeldung mit dem Passkey hat nicht geklappt. Versuchen Sie es noch einmal oder nehmen Sie Ihr Passwort.',
  notMade: 'Der Passkey ist nicht entstanden. Bitte versuchen Sie es noch einmal.',
  missingName: 'Bitte geben Sie dem Passkey einen Namen.',
  noScript:
    'Dieser Browser kann hier keinen Passkey anlegen: Er braucht dafür Skripte und eine neuere Fassung.',
  noSite:
    'Passkeys gehören zu einem Namen im Netz. Dieses Amt ist über eine nackte Adresse geöffnet; der IT-Betrieb setzt dafür PUBLIC_URL, zum Ausprobieren zum Beispiel auf http://localhost:8080.',
}
const en: typeof de = {
  title: 'Passkeys',
  lead: 'A passkey signs you in with your device’s fingerprint, face or PIN, without password and without code. It works on this site only and cannot be phished.',
  none: 'You have no passkey yet.',
  some: n => (n === 1 ? '1 passkey' : `${n} passkeys`),
  manage: 'Manage passkeys',
  name: 'Name of the new passkey',
  nameHint: 'So that you recognise it, for example “Laptop at home”.',
  add: 'Add passkey',
  added: 'The passkey is added. From now on you can sign in with it.',
  removed: 'The passkey is removed. Delete it on the device as well.',
  remove: 'Remove',
  removeOf: name => `Remove passkey “${name}”`,
  since: 'Added',
  used: 'Last used',
  never: 'never yet',
  act: 'Act',
  key: 'Passkey',
  signIn: 'Sign in with a passkey',
  wrong: 'Signing in with the passkey did not work. Please try again, or take your password.',
  notMade: 'The passkey was not made. Please try again.',
  missingName: 'Please give the passkey a name.',
  noScript: 'This browser cannot make a passkey here: it needs scripts and a newer version for that.',
  noSite:
    'Passkeys belong to a name on the net. This office is open at a bare address; the IT desk sets PUBLIC_URL for that, to try it out for example to http://localhost:8080.',
}
export const passkeyMessages: Messages<typeof de> = { de, en }
