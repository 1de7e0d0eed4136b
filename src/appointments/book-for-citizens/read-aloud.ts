import type { Language, Localized } from '../../foundation/language/index.ts'
import type { Office } from '../../offices/index.ts'
import type { Appointment } from '../queries.ts'
import { sayOn } from '../slot-words.ts'

export interface ToReadAloud {
  readonly appointment: Pick<Appointment, 'reference' | 'day' | 'step' | 'mode' | 'phone' | 'language'>
  readonly office: Pick<Office, 'name' | 'address'>
  /** Six digits. */
  readonly code: string
  readonly documents: readonly Localized[]
}

const words = {
  de: {
    onsite: (when: string, where: string) => `Ihr Termin ist ${when} im ${where}.`,
    phone: (when: string, number: string | null) =>
      `Ihr Termin ist ${when}. Wir rufen Sie an${number ? ` unter ${number}` : ''}.`,
    video: (when: string) => `Ihr Termin ist ${when}, per Video.`,
    reference: (spelled: string) => `Ihre Nummer ist ${spelled}.`,
    code: (spelled: string) => `Ihr Code ist ${spelled}.`,
    bring: (things: string) => `Bitte bringen Sie mit: ${things}.`,
    atHand: (things: string) => `Bitte legen Sie bereit: ${things}.`,
  },
  en: {
    onsite: (when: string, where: string) => `Your appointment is ${when} at ${where}.`,
    phone: (when: string, number: string | null) =>
      `Your appointment is ${when}. We call you${number ? ` on ${number}` : ''}.`,
    video: (when: string) => `Your appointment is ${when}, by video.`,
    reference: (spelled: string) => `Your number is ${spelled}.`,
    code: (spelled: string) => `Your code is ${spelled}.`,
    bring: (things: string) => `Please bring: ${things}.`,
    atHand: (things: string) => `Please have ready: ${things}.`,
  },
} satisfies Record<Language, unknown>

/** What is said on the phone, sentence by sentence, in the language of whoever comes. */
export function textToReadAloud({ appointment, office, code, documents }: ToReadAloud): string[] {
  const { language, mode, phone, reference } = appointment
  const t = words[language]
  const when = sayOn(appointment, language).replace(/\b0(?=\d:)/, '')
  const where = [office.name[language], office.address?.street].filter(Boolean).join(', ')
  const things = [...new Set(documents.map(text => text[language].replace(/\.$/, '')))].join('; ')
  const sayThings = mode === 'onsite' ? t.bring : t.atHand
  return [
    mode === 'onsite' ? t.onsite(when, where) : mode === 'phone' ? t.phone(when, phone) : t.video(when),
    t.reference(spellReference(reference)),
    t.code(spellCode(code)),
    ...(things ? [sayThings(things)] : []),
  ]
}

/** `T-7KQ2-M4` as it is spoken: `T, 7, K, Q, 2, M, 4` */
export function spellReference(reference: string): string {
  return [...reference.replaceAll('-', '')].join(', ')
}

/** `047115` as it is spoken, three and three: `0 4 7, 1 1 5` */
export function spellCode(code: string): string {
  return [code.slice(0, 3), code.slice(3)].map(part => [...part].join(' ')).join(', ')
}
