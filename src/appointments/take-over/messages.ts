import type { Messages } from '../../foundation/language/index.ts'

const de = {
  phone: 'Ihr Termin findet am Telefon statt',
  phoneText: (until: string) =>
    `Wir rufen Sie zur selben Zeit an. Wenn Sie bis ${until} nichts anderes wählen, bleibt es dabei.`,
  video: 'Ihr Termin findet per Video statt',
  videoText: (until: string) =>
    `Zur selben Zeit, der Link steht unten. Wenn Sie bis ${until} nichts anderes wählen, bleibt es dabei.`,
  online: 'Das geht jetzt online',
  onlineText: (until: string) =>
    `Das Kundenzentrum ist für Besuche geschlossen. Ihr Antrag ist vorbereitet: Ihr Name und wie wir Sie erreichen stehen schon darin. Ändern können Sie alles. Hören wir bis ${until} nichts von Ihnen, bekommen Sie einen Termin, sobald es wieder Plätze gibt. Sie sind dann zuerst dran.`,
  onlineYes: 'Jetzt online erledigen',
  onlineNo: 'Nein, ich möchte einen Termin',
  onlineNoSaid: 'Danke, das haben wir notiert. Sobald es wieder Plätze gibt, sind Sie zuerst dran.',
  onlineDone: 'Das haben Sie online erledigt. Zu Ihrem Antrag kommen Sie mit seiner Nummer.',
  onlineClosed: 'Das geht gerade nicht online. Sie sind zuerst dran, sobald es wieder Plätze gibt.',
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
  video: 'Your appointment takes place by video',
  videoText: until =>
    `At the same time, the link is below. If you choose nothing else until ${until}, it stays like that.`,
  online: 'You can do it online now',
  onlineText: until =>
    `The customer centre is closed to visitors. Your application is prepared: your name and how we reach you are in it already. You can change everything. If we hear nothing from you until ${until}, you get an appointment as soon as there are places again. You come first then.`,
  onlineYes: 'Do it online now',
  onlineNo: 'No, I would like an appointment',
  onlineNoSaid: 'Thank you, we have noted that. As soon as there are places again, you come first.',
  onlineDone: 'You have done that online. Open your application with its own number.',
  onlineClosed: 'This cannot be done online just now. You come first as soon as there are places again.',
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
