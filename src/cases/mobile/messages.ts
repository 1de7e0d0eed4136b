import type { Messages } from '../../foundation/language/index.ts'

const de = {
  title: 'Nachrichten zu Ihrem Antrag',
  lead: 'So sagen wir Ihnen, wenn es etwas Neues gibt.',
  mail: 'E-Mail',
  noMail: 'Sie haben keine E-Mail-Adresse angegeben.',
  here: 'Auf dieser Seite',
  hereAlways: 'Den Stand sehen Sie immer hier, mit Nummer und Code.',
  sms: 'SMS',
  off: 'Sie bekommen keine SMS.',
  on: (number: string) => `SMS gehen an ${number}.`,
  offer: 'Hinweise per SMS',
  about:
    'Möchten Sie auch eine SMS, wenn es etwas Neues gibt? Darin steht nur der Hinweis, nicht Ihr Name und nicht, worum es geht. Das ist freiwillig, und Sie können es jederzeit beenden.',
  number: 'Ihre Handynummer',
  numberHint: 'Zum Beispiel 0171 1234567. Wir schicken einen Code dorthin.',
  numberMissing: 'Bitte geben Sie eine Handynummer ein, zum Beispiel 0171 1234567.',
  countryMissing: (countries: string) => `Wir schicken SMS nur an Handynummern aus: ${countries}.`,
  tooMany:
    'Für heute sind genug Codes verschickt. Bitte versuchen Sie es morgen wieder. Den Stand sehen Sie weiter hier.',
  sendCode: 'Code senden',
  codeTitle: 'Nummer bestätigen',
  codeSent: (number: string) =>
    `Wir schicken einen Code an ${number}. Meist ist er in einer Minute da. Gingen an diese Nummer in der letzten Stunde schon drei SMS, kommt er später.`,
  code: 'Code aus der SMS',
  codeHint: 'Sechs Ziffern',
  codeWrong:
    'Der Code stimmt nicht oder gilt nicht mehr. Bitte prüfen Sie ihn oder lassen Sie einen neuen senden.',
  codeLocked: 'Das waren zu viele Versuche mit diesem Code. Bitte lassen Sie einen neuen senden.',
  confirm: 'Nummer bestätigen',
  newCode: 'Neuen Code senden',
  otherNumber: 'Andere Nummer angeben',
  stop: 'Keine SMS mehr',
  finished: 'Für diesen Antrag gibt es keine neuen Nachrichten mehr.',
  done: {
    bestaetigt: 'Danke. Ihre Nummer ist bestätigt.',
    abgemeldet: 'Wir haben Ihre Nummer gelöscht. Sie bekommen keine SMS mehr.',
  },
}

const en: typeof de = {
  title: 'Messages about your application',
  lead: 'This is how we tell you when there is news.',
  mail: 'E-mail',
  noMail: 'You have given no e-mail address.',
  here: 'On this page',
  hereAlways: 'You can always see the state here, with number and code.',
  sms: 'SMS',
  off: 'You get no SMS.',
  on: number => `SMS go to ${number}.`,
  offer: 'Hints by SMS',
  about:
    'Would you also like an SMS when there is news? It says only that there is some, not your name and not what it is about. This is voluntary, and you can end it at any time.',
  number: 'Your mobile number',
  numberHint: 'For example 0171 1234567. We send a code there.',
  numberMissing: 'Please enter a mobile number, for example 0171 1234567.',
  countryMissing: countries => `We send SMS only to mobile numbers from: ${countries}.`,
  tooMany: 'Enough codes have been sent for today. Please try again tomorrow. You still see the state here.',
  sendCode: 'Send code',
  codeTitle: 'Confirm the number',
  codeSent: number =>
    `We are sending a code to ${number}. It is usually there within a minute. If this number has had three SMS in the last hour, it comes later.`,
  code: 'Code from the SMS',
  codeHint: 'Six digits',
  codeWrong: 'The code is wrong or no longer valid. Please check it, or have a new one sent.',
  codeLocked: 'Those were too many tries with this code. Please have a new one sent.',
  confirm: 'Confirm the number',
  newCode: 'Send a new code',
  otherNumber: 'Give another number',
  stop: 'No more SMS',
  finished: 'There will be no more messages about this application.',
  done: {
    bestaetigt: 'Thank you. Your number is confirmed.',
    abgemeldet: 'We have deleted your number. You get no more SMS.',
  },
}

export const mobileMessages: Messages<typeof de> = { de, en }
