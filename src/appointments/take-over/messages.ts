import type { Messages } from '../../foundation/language/index.ts'

const de = {
  phone: 'Ihr Termin findet am Telefon statt',
  phoneText: (until: string) =>
    `Wir rufen Sie zur selben Zeit an. Wenn Sie bis ${until} nichts anderes wählen, bleibt es dabei.`,
  again: 'Sie haben wieder einen Termin',
  againText: (until: string) =>
    `Es gibt wieder Plätze, und Sie sind zuerst dran. Wenn Sie bis ${until} nichts anderes wählen, bleibt es dabei.`,
  moved: 'Ihr Termin ist verlegt',
  movedText: (until: string) =>
    `Wir haben Ihnen den nächsten freien Platz in einem anderen Kundenzentrum gegeben. Wenn Sie bis ${until} nichts anderes wählen, bleibt es dabei.`,
  phoneYes: 'Das passt mir',
  laterYes: 'In Ordnung, ich warte',
  thanks: 'Danke, das haben wir notiert.',
}

const en: typeof de = {
  phone: 'Your appointment takes place by phone',
  phoneText: until =>
    `We call you at the same time. If you choose nothing else until ${until}, it stays like that.`,
  again: 'You have an appointment again',
  againText: until =>
    `There are places again, and you come first. If you choose nothing else until ${until}, it stays like that.`,
  moved: 'Your appointment is moved',
  movedText: until =>
    `We have given you the nearest free place at another customer centre. If you choose nothing else until ${until}, it stays like that.`,
  phoneYes: 'That suits me',
  laterYes: 'All right, I will wait',
  thanks: 'Thank you, we have noted that.',
}

export const takeOverMessages: Messages<typeof de> = { de, en }
