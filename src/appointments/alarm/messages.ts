import type { Messages } from '../../foundation/language/index.ts'

const de = {
  call: 'Hilfe rufen',
  // Who stands before the counter may read along: it says nothing of help.
  noted: (time: string) => `vermerkt ${time}`,
  seen: (time: string) => `vermerkt ${time}, gesehen`,
  takeBack: 'Zurücknehmen',
  loud: (counter: string, time: string) => `Platz ${counter} braucht Hilfe, seit ${time}`,
  going: (counter: string, name: string, time: string) =>
    `Platz ${counter}: ${name} geht hin, gerufen ${time}`,
  go: 'Ich gehe hin',
  end: 'Es ist vorbei',
  word: 'Ein Wort dazu',
  wordMissing: 'Bitte schreiben Sie ein Wort dazu, was war.',
  late: 'Das hat schon jemand eingetragen.',
  region: 'Hilferufe',
  title: (counter: string) => `Hilfe: Platz ${counter}`,
  deaf: 'Diese Seite hört gerade keine Hilferufe. Bitte laden Sie sie neu.',
  sound: 'Ton für Hilferufe einschalten',
}

const en: typeof de = {
  call: 'Call for help',
  noted: time => `noted ${time}`,
  seen: time => `noted ${time}, seen`,
  takeBack: 'Take back',
  loud: (counter, time) => `Counter ${counter} needs help, since ${time}`,
  going: (counter, name, time) => `Counter ${counter}: ${name} is going there, called ${time}`,
  go: 'I am going',
  end: 'It is over',
  word: 'A word on it',
  wordMissing: 'Please write a word on what it was.',
  late: 'Somebody has entered that already.',
  region: 'Calls for help',
  title: counter => `Help: counter ${counter}`,
  deaf: 'This page hears no calls for help at the moment. Please load it again.',
  sound: 'Switch on sound for calls for help',
}

export const alarmMessages: Messages<typeof de> = { de, en }
