import type { Messages } from '../../foundation/language/index.ts'

const de = {
  title: 'Per SMS erinnern',
  lead: 'Drei Tage und einen Tag vor dem Termin schicken wir Ihnen eine SMS: ohne Namen und ohne Anliegen.',
  number: 'Handynummer',
  numberHint: 'Zuerst schicken wir einen Code dorthin.',
  send: 'Code schicken',
  code: 'Code aus der SMS',
  codeHint: (number: string) => `Sechs Ziffern. Wir haben sie an ${number} geschickt.`,
  confirm: 'Bestätigen',
  other: 'Andere Nummer nehmen',
  on: (number: string) => `Wir erinnern Sie per SMS an ${number}.`,
  stop: 'Nicht mehr erinnern',
  wrongNumber: 'Bitte geben Sie eine Handynummer so ein: 0171 1234567.',
  wrongCode:
    'Dieser Code passt nicht. Bitte prüfen Sie die sechs Ziffern, oder lassen Sie sich einen neuen schicken.',
  tooMany: 'Das waren zu viele Versuche. Bitte versuchen Sie es morgen noch einmal.',
  notHere: 'Dieses Haus verschickt keine SMS.',
}

const en: typeof de = {
  title: 'Remind me by SMS',
  lead: 'Three days and one day before the appointment we send you an SMS: without a name and without the matter.',
  number: 'Mobile number',
  numberHint: 'First we send a code there.',
  send: 'Send the code',
  code: 'Code from the SMS',
  codeHint: number => `Six digits. We have sent them to ${number}.`,
  confirm: 'Confirm',
  other: 'Use another number',
  on: number => `We remind you by SMS to ${number}.`,
  stop: 'Stop reminding me',
  wrongNumber: 'Please enter a mobile number like this: 0171 1234567.',
  wrongCode: 'This code does not fit. Please check the six digits, or have a new one sent.',
  tooMany: 'Those were too many tries. Please try again tomorrow.',
  notHere: 'This house sends no SMS.',
}

export const reminderMessages: Messages<typeof de> = { de, en }
