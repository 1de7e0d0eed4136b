import type { Messages } from '../../foundation/language/index.ts'
import type { AccessErrand } from './access-errands.ts'

interface ErrandWords {
  /** On the button. */
  readonly act: string
  readonly ask: (name: string) => string
  /** What will happen, before it does. */
  readonly means: string
  readonly done: string
}

const errandsDe: Record<AccessErrand, ErrandWords> = {
  'sign-out': {
    act: 'Überall abmelden',
    ask: name => `${name} überall abmelden?`,
    means: 'Alle offenen Sitzungen enden sofort. Die Person kann sich gleich wieder anmelden.',
    done: 'Alle Sitzungen sind beendet.',
  },
  password: {
    act: 'Neues Startpasswort',
    ask: name => `${name} ein neues Startpasswort geben?`,
    means:
      'Das bisherige Passwort gilt nicht mehr, alle offenen Sitzungen enden. Sie sehen das Startpasswort ein einziges Mal. Vergewissern Sie sich vorher, dass wirklich diese Person darum bittet.',
    done: 'Das Startpasswort ist vergeben.',
  },
  'reset-factor': {
    act: 'Zweiten Faktor zurücksetzen',
    ask: name => `Den zweiten Faktor von ${name} zurücksetzen?`,
    means:
      'App, Notfallcodes, Passkeys und Einmalanmeldung werden entfernt, alle offenen Sitzungen enden, und die Person bekommt ein Startpasswort. Vergewissern Sie sich vorher, dass wirklich diese Person darum bittet.',
    done: 'Der zweite Faktor ist zurückgesetzt.',
  },
  disable: {
    act: 'Zugang sperren',
    ask: name => `Den Zugang von ${name} sperren?`,
    means:
      'Alle offenen Sitzungen enden sofort, und die Person kann sich nicht mehr anmelden. Ihre Vorgänge bleiben, wie sie sind. Der Zugang lässt sich wieder öffnen.',
    done: 'Der Zugang ist gesperrt, alle Sitzungen sind beendet.',
  },
  enable: {
    act: 'Zugang öffnen',
    ask: name => `Den Zugang von ${name} wieder öffnen?`,
    means: 'Die Person meldet sich an wie zuvor: mit ihrem Passwort und ihrem zweiten Faktor.',
    done: 'Der Zugang ist wieder offen.',
  },
}
const errandsEn: Record<AccessErrand, ErrandWords> = {
  'sign-out': {
    act: 'Sign out everywhere',
    ask: name => `Sign ${name} out everywhere?`,
    means: 'All open sessions end at once. The person can sign in again right away.',
    done: 'All sessions have ended.',
  },
  password: {
    act: 'New start password',
    ask: name => `Give ${name} a new start password?`,
    means:
      'The present password is worth nothing any more, and all open sessions end. You see the start password one single time. Make sure first that it is really this person who asks for it.',
    done: 'The start password is given.',
  },
  'reset-factor': {
    act: 'Reset second factor',
    ask: name => `Reset the second factor of ${name}?`,
    means:
      'App, recovery codes, passkeys and single sign-on are removed, all open sessions end, and the person gets a start password. Make sure first that it is really this person who asks for it.',
    done: 'The second factor is reset.',
  },
  disable: {
    act: 'Close access',
    ask: name => `Close the access of ${name}?`,
    means:
      'All open sessions end at once, and the person cannot sign in any more. Their cases stay as they are. The access can be opened again.',
    done: 'The access is closed, all sessions have ended.',
  },
  enable: {
    act: 'Open access',
    ask: name => `Open the access of ${name} again?`,
    means: 'The person signs in as before: with their password and their second factor.',
    done: 'The access is open again.',
  },
}

const de = {
  title: 'Zugänge',
  lead: 'Wer sich hier anmelden kann. Neue Zugänge legt der Betrieb mit „schalter user add“ an.',
  name: 'Name',
  signIn: 'Benutzername',
  roles: 'Rollen',
  teams: 'Teams',
  none: 'keine',
  state: 'Zugang',
  open: 'offen',
  closed: 'gesperrt',
  factor: 'Zweiter Faktor',
  noFactor: 'keiner',
  app: 'App',
  passkeys: (n: number) => (n === 1 ? '1 Passkey' : `${n} Passkeys`),
  lastSignIn: 'Letzte Anmeldung',
  never: 'noch nie',
  sessions: 'Offene Sitzungen',
  startPassword: 'Startpasswort',
  startPasswordUntil: (when: string) => `gilt bis ${when}`,
  demo: 'Demo-Person',
  acts: 'Was Sie tun können',
  own: 'Das ist Ihr eigener Zugang. Was Sie selbst ändern können, steht unter „Ihr Konto“.',
  account: 'Ihr Konto',
  cancel: 'Abbrechen',
  back: 'Zurück zu allen Zugängen',
  backTo: (name: string) => `Zurück zu ${name}`,
  errands: errandsDe,
  passwordTitle: (name: string) => `Startpasswort für ${name}`,
  passwordLead:
    'Es gilt sieben Tage lang für eine Anmeldung und wird nur jetzt gezeigt. Geben Sie es persönlich oder am Telefon weiter, nicht per E-Mail.',
  notOneself: 'Den eigenen Zugang ändern Sie hier nicht. Bitten Sie eine Kollegin oder einen Kollegen.',
  changedMeanwhile: 'Der Zugang hat sich inzwischen geändert. Bitte sehen Sie noch einmal nach.',
}
const en: typeof de = {
  title: 'Accesses',
  lead: 'Who can sign in here. Operators add new accesses with “schalter user add”.',
  name: 'Name',
  signIn: 'User name',
  roles: 'Roles',
  teams: 'Teams',
  none: 'none',
  state: 'Access',
  open: 'open',
  closed: 'closed',
  factor: 'Second factor',
  noFactor: 'none',
  app: 'app',
  passkeys: n => (n === 1 ? '1 passkey' : `${n} passkeys`),
  lastSignIn: 'Last sign-in',
  never: 'never yet',
  sessions: 'Open sessions',
  startPassword: 'Start password',
  startPasswordUntil: when => `good until ${when}`,
  demo: 'demo person',
  acts: 'What you can do',
  own: 'This is your own access. What you can change yourself stands under “Your account”.',
  account: 'Your account',
  cancel: 'Cancel',
  back: 'Back to all accesses',
  backTo: name => `Back to ${name}`,
  errands: errandsEn,
  passwordTitle: name => `Start password for ${name}`,
  passwordLead:
    'It is good for one sign-in within seven days and shown only now. Hand it over in person or on the phone, not by e-mail.',
  notOneself: 'You do not change your own access here. Please ask a colleague.',
  changedMeanwhile: 'The access has changed in the meantime. Please look again.',
}
export const accessMessages: Messages<typeof de> = { de, en }
