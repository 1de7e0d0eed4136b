import type { Language } from '../../foundation/language/index.ts'

interface SmsMessages {
  code(code: string, minutes: number): string
  /** `ending`: the last symbols of the number, which say nothing to anybody else. */
  news(ending: string, lookup: string): string
}

/** Nobody's name and nothing of the matter: a phone lies open on the table. One SMS each, in the letters of GSM 7 bit. */
export const smsMessages: Record<Language, SmsMessages> = {
  de: {
    code: (code, minutes) =>
      `Ihr Code: ${code}. Er bestätigt diese Handynummer für Nachrichten vom Bezirksamt und gilt ${minutes} Minuten. Nicht angefordert? Dann ist nichts zu tun.`,
    news: (ending, lookup) =>
      `Bezirksamt: Es gibt Neues zu Ihrem Antrag (Nummer endet auf ${ending}). Ansehen: ${lookup}`,
  },
  en: {
    code: (code, minutes) =>
      `Your code: ${code}. It confirms this mobile number for messages from the district office, for ${minutes} minutes. Not requested? Nothing to do.`,
    news: (ending, lookup) =>
      `District office: News about your application (number ends in ${ending}). See: ${lookup}`,
  },
}
