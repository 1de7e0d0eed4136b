import type { Localized } from './language/index.ts'

export interface ProblemType {
  readonly status: number
  readonly title: Localized
  /** What has happened and what to do, for whoever builds a client. */
  readonly about: Localized
}

/** Every `type` a problem document can have (RFC 9457). A name that has been published never changes its meaning. */
export const problemTypes = {
  'malformed-request': {
    status: 400,
    title: { de: 'Die Anfrage ist nicht lesbar', en: 'The request cannot be read' },
    about: {
      de: 'Der Inhalt ist kein gültiges JSON, oder die Anfrage ist unterwegs abgebrochen. Prüfen Sie, was Ihr Programm sendet.',
      en: 'The content is no valid JSON, or the request was broken off on its way. Check what your program sends.',
    },
  },
  unauthorized: {
    status: 401,
    title: { de: 'Bitte erst anmelden', en: 'Sign in first' },
    about: {
      de: 'Dieser Aufruf ist für Beschäftigte. Senden Sie ein gültiges Token: Authorization: Bearer … . Tokens macht der Betrieb mit npm run schalter -- user token create.',
      en: 'This call is for staff. Send a token that is valid: Authorization: Bearer … . Tokens are made by the operators with npm run schalter -- user token create.',
    },
  },
  forbidden: {
    status: 403,
    title: { de: 'Dafür fehlt die Berechtigung', en: 'This is not permitted' },
    about: {
      de: 'Wir wissen, wer fragt, aber dieser Aufruf ist nicht erlaubt.',
      en: 'We know who is asking, but this call is not allowed.',
    },
  },
  'not-found': {
    status: 404,
    title: { de: 'Das gibt es nicht', en: 'There is no such thing' },
    about: {
      de: 'Unter dieser Adresse gibt es nichts. Bei Vorgängen steht dieselbe Antwort für eine falsche Nummer und für einen falschen Code.',
      en: 'There is nothing at this address. For cases the same answer stands for a wrong reference and for a wrong code.',
    },
  },
  'method-not-allowed': {
    status: 405,
    title: { de: 'Diese Methode gibt es hier nicht', en: 'This method does not exist here' },
    about: {
      de: 'Die Adresse gibt es, aber nicht mit dieser Methode. Das Kopffeld Allow nennt die möglichen.',
      en: 'The address exists, but not with this method. The header Allow names those that do.',
    },
  },
  conflict: {
    status: 409,
    title: { de: 'Das geht gerade nicht', en: 'This is not possible right now' },
    about: {
      de: 'Der Aufruf passt nicht zum jetzigen Stand. Lesen Sie den Stand neu.',
      en: 'The call does not fit the present state. Read the state again.',
    },
  },
  'way-closed': {
    status: 409,
    title: { de: 'Dieser Weg ist geschlossen', en: 'This way is closed' },
    about: {
      de: 'Die Leistung kann online gerade nicht beantragt werden. Der Aufruf /services/{id}/channels nennt den Grund und die offenen Wege.',
      en: 'The service cannot be applied for online at present. The call /services/{id}/channels tells the reason and the ways that are open.',
    },
  },
  'slot-taken': {
    status: 409,
    title: { de: 'Dieser Termin ist vergeben', en: 'This appointment is taken' },
    about: {
      de: 'Jemand war schneller, oder zu dieser Zeit gibt es keinen Platz. Der Aufruf /appointments/slots nennt die freien Zeiten.',
      en: 'Somebody was faster, or there is no place at this time. The call /appointments/slots names the free times.',
    },
  },
  'hold-expired': {
    status: 409,
    title: { de: 'Die Reservierung gilt nicht mehr', en: 'The hold is no longer valid' },
    about: {
      de: 'Ein Platz wird zehn Minuten gehalten. Halten Sie einen neuen.',
      en: 'A place is held for ten minutes. Hold another one.',
    },
  },
  'has-appointment': {
    status: 409,
    title: { de: 'Diese Person hat schon einen Termin', en: 'This person has an appointment already' },
    about: {
      de: 'Für eine der Personen ist für dasselbe Anliegen schon ein Termin gebucht. Er kann verschoben oder abgesagt werden.',
      en: 'One of the persons has an appointment for the same matter already. It can be moved or cancelled.',
    },
  },
  'appointment-over': {
    status: 409,
    title: {
      de: 'Dieser Termin lässt sich nicht mehr ändern',
      en: 'This appointment can no longer be changed',
    },
    about: {
      de: 'Er ist abgesagt, nicht bestätigt worden oder vorbei.',
      en: 'It was cancelled, was not confirmed or is over.',
    },
  },
  'too-early': {
    status: 409,
    title: { de: 'Dafür ist es noch zu früh', en: 'It is too early for this' },
    about: {
      de: 'Bewerten kann man einen Vorgang erst, wenn er bearbeitet ist.',
      en: 'A case can be rated only when it has been dealt with.',
    },
  },
  'idempotency-key-in-use': {
    status: 409,
    title: { de: 'Dieselbe Anfrage läuft noch', en: 'The same request is still under way' },
    about: {
      de: 'Eine Anfrage mit demselben Idempotency-Key ist noch nicht fertig. Senden Sie dieselbe Anfrage nach der Zeit in Retry-After noch einmal, Sie bekommen dann ihre Antwort.',
      en: 'A request with the same Idempotency-Key is not finished yet. Send the same request again after the time in Retry-After, and you get its answer.',
    },
  },
  'too-large': {
    status: 413,
    title: { de: 'Das war zu viel auf einmal', en: 'That was too much at once' },
    about: {
      de: 'Der Inhalt ist größer, als dieser Aufruf annimmt. Dateien zu einem Antrag nimmt /applications als multipart/form-data.',
      en: 'The content is larger than this call takes. Files of an application are taken by /applications as multipart/form-data.',
    },
  },
  'unsupported-media-type': {
    status: 415,
    title: { de: 'Diese Art von Inhalt lesen wir hier nicht', en: 'This kind of content is not read here' },
    about: {
      de: 'Senden Sie JSON mit dem Kopffeld Content-Type: application/json.',
      en: 'Send JSON with the header Content-Type: application/json.',
    },
  },
  'invalid-input': {
    status: 422,
    title: { de: 'Einige Angaben passen nicht', en: 'Some of the input does not fit' },
    about: {
      de: 'Die Liste errors nennt jedes Feld mit einem Satz. Felder, die nicht beschrieben sind, werden abgelehnt.',
      en: 'The list errors names every field with a sentence. Fields that are not described are refused.',
    },
  },
  'wrong-answers': {
    status: 422,
    title: {
      de: 'Einige Antworten können wir so nicht annehmen',
      en: 'Some answers cannot be taken like this',
    },
    about: {
      de: 'Die Liste errors nennt jede Antwort, die fehlt oder nicht passt, mit dem Satz, den auch Menschen am Formular lesen.',
      en: 'The list errors names every answer that is missing or does not fit, with the sentence that people read at the form.',
    },
  },
  'idempotency-key-reused': {
    status: 422,
    title: { de: 'Der Schlüssel gehört zu einer anderen Anfrage', en: 'The key belongs to another request' },
    about: {
      de: 'Unter diesem Idempotency-Key kam schon eine Anfrage mit anderem Inhalt. Nehmen Sie für jede Anfrage einen neuen Schlüssel.',
      en: 'A request with other content has come under this Idempotency-Key before. Take a new key for every request.',
    },
  },
  'proof-of-work': {
    status: 428,
    title: { de: 'Erst eine Rechenaufgabe lösen', en: 'Solve a task first' },
    about: {
      de: 'Gerade wollen sehr viele einen Termin halten. challenge ist eine Aufgabe nach ALTCHA (Version 2): Suchen Sie die Zahl, ab 0, deren Schlüssel mit keyPrefix beginnt. Der Schlüssel ist PBKDF2 mit SHA-256 aus nonce und der Zahl als vier Bytes (das höchste zuerst), mit salt und so vielen Runden, wie cost sagt. Senden Sie denselben Aufruf noch einmal; in proof steht {"challenge": …, "solution": {"counter": …, "derivedKey": …}} als JSON in Base64. Eine Lösung gilt für einen Termin und bis data.until; wer in kurzer Zeit viele hält, bekommt schwerere Aufgaben.',
      en: 'Very many want to hold an appointment at present. challenge is a task as in ALTCHA (version 2): look for the number, from 0 on, whose key begins with keyPrefix. The key is PBKDF2 with SHA-256 of nonce and the number as four bytes (big-endian), with salt and as many rounds as cost says. Send the same call again; proof holds {"challenge": …, "solution": {"counter": …, "derivedKey": …}} as JSON in Base64. A solution is good for one appointment and until data.until; whoever holds many in a short time gets harder tasks.',
    },
  },
  'too-many-requests': {
    status: 429,
    title: { de: 'Bitte warten Sie einen Moment', en: 'Please wait a moment' },
    about: {
      de: 'Von diesem Anschluss kamen zu viele Aufrufe dieser Art. Retry-After sagt in Sekunden, wann es weitergeht.',
      en: 'Too many calls of this kind came from this connection. Retry-After says in seconds when it goes on.',
    },
  },
  'internal-error': {
    status: 500,
    title: { de: 'Bei uns ist ein Fehler passiert', en: 'Something went wrong on our side' },
    about: {
      de: 'Der Fehler liegt bei uns. Wer ihn meldet, nennt am besten die requestId der Antwort.',
      en: 'The fault is ours. Whoever reports it should give the requestId of the answer.',
    },
  },
} as const satisfies Record<string, ProblemType>

export type ProblemName = keyof typeof problemTypes
export const problemNames = Object.keys(problemTypes) as readonly ProblemName[]
