import type { Temporal } from 'temporal-polyfill'
import { berlinDay, formatDay, type Localized } from '../foundation/language/index.ts'
import { type AssuranceLevel, assuranceWords } from '../people/index.ts'
import type { Channel, Step } from '../services/index.ts'

/** What is said of an open way where the service says nothing of its own. */
export const openSentences = {
  advice: {
    online: { de: 'Das Wichtigste steht auf dieser Seite.', en: 'This page tells you what matters.' },
    phone: { de: 'Wir beantworten Ihre Fragen am Telefon.', en: 'We answer your questions on the phone.' },
    email: { de: 'Wir beantworten Ihre Fragen per E-Mail.', en: 'We answer your questions by e-mail.' },
    post: { de: 'Wir beantworten Ihren Brief.', en: 'We answer your letter.' },
    video: { de: 'Wir beraten Sie im Videogespräch.', en: 'We advise you in a video call.' },
    onsite: { de: 'Wir beraten Sie im Kundenzentrum.', en: 'We advise you at the customer centre.' },
  },
  apply: {
    online: { de: 'Sie füllen den Antrag hier aus.', en: 'You fill in the application here.' },
    phone: { de: 'Wir füllen den Antrag mit Ihnen aus.', en: 'We fill in the application with you.' },
    email: { de: 'Ihre E-Mail genügt als Antrag.', en: 'Your e-mail is enough as an application.' },
    post: { de: 'Ein Brief von Ihnen genügt.', en: 'A letter from you is enough.' },
    video: {
      de: 'Wir nehmen den Antrag im Videogespräch auf.',
      en: 'We take the application in a video call.',
    },
    onsite: { de: 'Sie stellen den Antrag im Kundenzentrum.', en: 'You apply at the customer centre.' },
  },
  identify: {
    online: { de: 'Sie weisen sich online aus.', en: 'You prove who you are online.' },
    phone: {
      de: 'Wir stellen Ihnen Fragen, die nur Sie beantworten können.',
      en: 'We ask you what only you can know.',
    },
    email: { de: 'Sie schicken uns den Nachweis per E-Mail.', en: 'You send us the proof by e-mail.' },
    post: { de: 'Sie schicken uns den Nachweis per Post.', en: 'You send us the proof by post.' },
    video: {
      de: 'Sie zeigen uns den Nachweis im Videogespräch.',
      en: 'You show us the proof in a video call.',
    },
    onsite: {
      de: 'Sie zeigen uns den Nachweis im Kundenzentrum.',
      en: 'You show us the proof at the customer centre.',
    },
  },
  collect: {
    online: { de: 'Sie holen das Ergebnis hier ab.', en: 'You fetch the result here.' },
    phone: { de: 'Wir sagen Ihnen das Ergebnis am Telefon.', en: 'We tell you the result on the phone.' },
    email: { de: 'Wir schicken das Ergebnis per E-Mail.', en: 'We send the result by e-mail.' },
    post: { de: 'Wir schicken das Ergebnis per Post.', en: 'We send the result by post.' },
    video: {
      de: 'Wir erklären Ihnen das Ergebnis im Videogespräch.',
      en: 'We explain the result in a video call.',
    },
    onsite: {
      de: 'Sie holen das Ergebnis im Kundenzentrum ab.',
      en: 'You collect the result at the customer centre.',
    },
  },
} as const satisfies Record<Step, Record<Channel, Localized>>

export const formlessSentence: Localized = {
  de: 'Ein Formular gibt es dafür noch nicht. Schreiben Sie uns hier formlos, was Sie brauchen.',
  en: 'There is no form for this yet. Write to us here in your own words what you need.',
}

export const notOffered: Record<Channel, Localized> = {
  online: { de: 'Online bieten wir das noch nicht an.', en: 'We do not offer this online yet.' },
  phone: { de: 'Am Telefon bieten wir das noch nicht an.', en: 'We do not offer this by phone yet.' },
  email: { de: 'Per E-Mail bieten wir das noch nicht an.', en: 'We do not offer this by e-mail yet.' },
  post: { de: 'Per Post bieten wir das noch nicht an.', en: 'We do not offer this by post yet.' },
  video: { de: 'Per Video bieten wir das noch nicht an.', en: 'We do not offer this by video yet.' },
  onsite: { de: 'Vor Ort bieten wir das nicht an.', en: 'We do not offer this on site.' },
}

export const insteadSentences: Record<Channel, Localized> = {
  online: { de: 'Machen Sie es online.', en: 'Do it online.' },
  phone: { de: 'Rufen Sie 115 an.', en: 'Call 115.' },
  email: { de: 'Schreiben Sie uns eine E-Mail.', en: 'Write us an e-mail.' },
  post: { de: 'Schreiben Sie uns einen Brief.', en: 'Write us a letter.' },
  video: { de: 'Sprechen Sie per Video mit uns.', en: 'Talk to us by video.' },
  onsite: { de: 'Kommen Sie in ein Kundenzentrum.', en: 'Come to a customer centre.' },
}

/** No house is open for this: the way on site stays, but narrow. */
export const urgentOnly: Localized = {
  de: 'Dringende Fälle gehen weiter vor Ort, mit Termin. Rufen Sie 115 an.',
  en: 'Urgent cases are still dealt with on site, by appointment. Call 115.',
}

export const noWayLeft: Localized = {
  de: 'Zurzeit geht dieser Schritt auf keinem Weg. Rufen Sie 115 an, wenn es dringend ist.',
  en: 'At present there is no way for this step. Call 115 if it is urgent.',
}

export function goToOffice(name: Localized): Localized {
  return { de: `Offen ist: ${name.de}.`, en: `Open: ${name.en}.` }
}

export function openInSome(open: number, all: number): Localized {
  return {
    de: `Zurzeit in ${open} von ${all} Kundenzentren.`,
    en: `At present in ${open} of ${all} customer centres.`,
  }
}

export function decidedBy(authority: Localized): Localized {
  return { de: `Zuständig ist: ${authority.de}.`, en: `Responsible: ${authority.en}.` }
}

/** Why a way is shut that was open by exception until lately. */
export function allowedUntil(last: Temporal.PlainDate, citation: Localized): Localized {
  return {
    de: `Bis ${formatDay(last, 'de')} ging das als Ausnahme (${citation.de}). Sie ist ausgelaufen.`,
    en: `Until ${formatDay(last, 'en')} this was possible as an exception (${citation.en}). It has run out.`,
  }
}

/** The same where nothing but an emergency had opened it. */
export function openedUntil(moment: Temporal.Instant): Localized {
  return {
    de: `Bis ${formatDay(berlinDay(moment), 'de')} war das vorübergehend offen.`,
    en: `This was open for a time, until ${formatDay(berlinDay(moment), 'en')}.`,
  }
}

/** The way is open to whoever proves who they are at this level. */
export function afterProof(level: AssuranceLevel): Localized {
  return {
    de: `Dafür weisen Sie sich online aus: ${assuranceWords.de.proof[level]}.`,
    en: `For this you prove online who you are: ${assuranceWords.en.proof[level]}.`,
  }
}
