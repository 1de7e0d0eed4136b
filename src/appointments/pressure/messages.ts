import type { Messages } from '../../foundation/language/index.ts'

const seconds = (n: number) => Math.max(5, Math.ceil(n / 5) * 5)

const de = {
  working: 'Gerade wollen sehr viele einen Termin. Ihr Gerät löst dafür eine kleine Rechenaufgabe …',
  ready: 'Die Rechenaufgabe ist gelöst: Sie können weitermachen.',
  waiting: 'Einen Moment: Ihr Gerät rechnet noch. Danach geht es von selbst weiter.',
  unable: 'Ihr Browser kann die Rechenaufgabe nicht lösen. Nehmen Sie den Weg ohne Rechenaufgabe.',
  title: 'Gleich geht es weiter',
  lead: 'Gerade wollen sehr viele einen Termin. Damit nicht Programme alle Plätze wegnehmen, löst Ihr Gerät vorher eine kleine Rechenaufgabe. Sie selbst müssen nichts tun.',
  again: {
    wrong: 'Die Rechenaufgabe war noch nicht richtig gelöst. Hier ist eine neue.',
    old: 'Die Seite war lange offen, deshalb gibt es eine neue Rechenaufgabe.',
    used: 'Für jeden Platz, den Sie wählen, braucht es eine neue Rechenaufgabe.',
    'too-light':
      'Von Ihrem Anschluss wurden gerade mehrere Termine gewählt. Deshalb dauert die Rechenaufgabe diesmal länger.',
  },
  chosen: 'Ihre Wahl',
  notHeld: 'Der Platz ist noch nicht für Sie reserviert.',
  take: 'Diesen Termin nehmen',
  withoutTitle: 'Es geht nicht weiter?',
  without: (wait: number) =>
    `Wenn Ihr Browser keine Skripte ausführt oder nichts geschieht, warten Sie stattdessen ${de.about(wait)}. Danach können Sie den Termin nehmen, ohne dass Ihr Gerät rechnet.`,
  withoutButton: 'Ohne Skript weiter',
  orCall: 'Oder rufen Sie 115 an: Dort bucht jemand mit Ihnen.',
  other: 'Einen anderen Termin wählen',
  waitTitle: 'Bitte warten Sie einen Moment',
  waitLead: (wait: number) => `In etwa ${span(wait, de)} können Sie den Termin nehmen.`,
  waitText:
    'Zählen Sie ruhig mit. Wenn Sie zu früh drücken, ist nichts verloren: Wir sagen Ihnen, wie lange es noch dauert.',
  about: (wait: number) => `etwa ${span(wait, de)}`,
  seconds: (n: number) => `${n} Sekunden`,
  minutes: (n: number) => `${n} Minuten`,
}

const en: typeof de = {
  working: 'Very many want an appointment at present. Your device is solving a small sum for it …',
  ready: 'The sum is solved: you can go on.',
  waiting: 'One moment: your device is still at work. It goes on by itself after that.',
  unable: 'Your browser cannot solve the sum. Take the way without it.',
  title: 'You can go on in a moment',
  lead: 'Very many want an appointment at present. So that programs do not take all the places, your device solves a small sum first. You do not have to do anything.',
  again: {
    wrong: 'The sum was not solved rightly yet. Here is a new one.',
    old: 'The page has been open for long, so there is a new sum.',
    used: 'Each place that you choose takes a new sum.',
    'too-light':
      'Several appointments were chosen from your connection just now. So the sum takes longer this time.',
  },
  chosen: 'Your choice',
  notHeld: 'The place is not held for you yet.',
  take: 'Take this appointment',
  withoutTitle: 'Nothing happens?',
  without: wait =>
    `Where your browser runs no scripts, or nothing happens, wait ${en.about(wait)} instead. After that you can take the appointment without any work of your device.`,
  withoutButton: 'Go on without a script',
  orCall: 'Or call 115: somebody there books with you.',
  other: 'Choose another appointment',
  waitTitle: 'Please wait a moment',
  waitLead: wait => `In about ${span(wait, en)} you can take the appointment.`,
  waitText: 'If you press too early, nothing is lost: we tell you how much longer it takes.',
  about: wait => `about ${span(wait, en)}`,
  seconds: n => `${n} seconds`,
  minutes: n => `${n} minutes`,
}

/** As people say it. */
function span(wait: number, words: Pick<typeof de, 'seconds' | 'minutes'>): string {
  return wait <= 90 ? words.seconds(seconds(wait)) : words.minutes(Math.ceil(wait / 60))
}

export const proofMessages: Messages<typeof de> = { de, en }
