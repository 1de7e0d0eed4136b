import type { Messages } from '../../foundation/language/index.ts'

const de = {
  lookupTitle: 'Stand ansehen',
  lookupLead: 'Nummer und Code stehen auf Ihrer Quittung und in unserer E-Mail.',
  referenceHint: 'Zum Beispiel HH-7KQ2-M4',
  code: 'Code',
  codeHint: 'Sechs Ziffern',
  show: 'Stand ansehen',
  lookupWrong: 'Nummer und Code passen nicht zusammen. Bitte prüfen Sie beides.',
  lookupLocked:
    'Zu viele Versuche mit dieser Nummer. Bitte nehmen Sie den Link aus unserer E-Mail oder rufen Sie 115 an.',
  lookupMissing: 'Bitte geben Sie Nummer und Code ein.',
  lost: 'Code verloren? Rufen Sie 115 an oder kommen Sie mit Ihrem Ausweis vorbei.',
  linkOld: 'Dieser Link gilt nicht mehr. Mit Nummer und Code geht es weiter.',
  closedHere: 'Ihr Antrag ist auf diesem Gerät geschlossen.',
}

const en: typeof de = {
  lookupTitle: 'See where it stands',
  lookupLead: 'Number and code are on your receipt and in our e-mail.',
  referenceHint: 'For example HH-7KQ2-M4',
  code: 'Code',
  codeHint: 'Six digits',
  show: 'See where it stands',
  lookupWrong: 'Number and code do not fit together. Please check both.',
  lookupLocked: 'Too many tries with this number. Please use the link in our e-mail or call 115.',
  lookupMissing: 'Please enter number and code.',
  lost: 'Code lost? Call 115 or come to us with your identity card.',
  linkOld: 'This link is no longer valid. Go on with number and code.',
  closedHere: 'Your application is closed on this device.',
}

export const accessMessages: Messages<typeof de> = { de, en }
