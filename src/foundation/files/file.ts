import type { Localized } from '../language/index.ts'

/** What may be handed in. The type is told by the content, never by the name or by what the browser says. */
export const acceptedTypes = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
} as const
export type AcceptedType = keyof typeof acceptedTypes

export const MAX_FILE_BYTES = 10 * 1024 * 1024

export const fileRefusals = {
  empty: {
    de: 'Die Datei ist leer. Bitte wählen Sie eine andere.',
    en: 'The file is empty. Please choose another one.',
  },
  tooLarge: {
    de: 'Die Datei ist größer als 10 MB. Bitte wählen Sie eine kleinere, zum Beispiel ein Foto in geringerer Auflösung.',
    en: 'The file is larger than 10 MB. Please choose a smaller one, for example a photo of lower resolution.',
  },
  wrongType: {
    de: 'Bitte wählen Sie ein PDF oder ein Foto (JPG oder PNG).',
    en: 'Please choose a PDF or a photo (JPG or PNG).',
  },
  activeContent: {
    de: 'Dieses PDF enthält Programme oder weitere Dateien. Bitte drucken Sie es als neues PDF und wählen Sie dieses.',
    en: 'This PDF contains programs or further files. Please print it to a new PDF and choose that one.',
  },
  encrypted: {
    de: 'Dieses PDF ist verschlüsselt oder mit einem Kennwort geschützt. Bitte drucken Sie es als neues PDF ohne Schutz und wählen Sie dieses.',
    en: 'This PDF is encrypted or protected by a password. Please print it to a new PDF without protection and choose that one.',
  },
  moreThanPdf: {
    de: 'Diese Datei ist mehr als ein PDF: Vor oder hinter ihm steht noch etwas. Bitte drucken Sie es als neues PDF und wählen Sie dieses.',
    en: 'This file is more than a PDF: something stands before or after it. Please print it to a new PDF and choose that one.',
  },
  unreadablePdf: {
    de: 'Dieses PDF lässt sich nicht prüfen, vielleicht ist es beschädigt. Bitte drucken Sie es als neues PDF und wählen Sie dieses.',
    en: 'This PDF cannot be checked, perhaps it is damaged. Please print it to a new PDF and choose that one.',
  },
  unreadableImage: {
    de: 'Dieses Bild lässt sich nicht lesen, vielleicht ist es beschädigt. Bitte speichern oder fotografieren Sie es noch einmal.',
    en: 'This image cannot be read, perhaps it is damaged. Please save it or take it once more.',
  },
  tooManyPixels: {
    de: 'Dieses Bild hat mehr als 50 Megapixel. Bitte wählen Sie eines in geringerer Auflösung.',
    en: 'This image has more than 50 megapixels. Please choose one of lower resolution.',
  },
  tooDemanding: {
    de: 'Diese Datei zu prüfen dauert zu lange oder braucht zu viel Speicher. Bitte wählen Sie eine einfachere, zum Beispiel ein Foto in geringerer Auflösung.',
    en: 'Checking this file takes too long or too much memory. Please choose a simpler one, for example a photo of lower resolution.',
  },
  tooBusy: {
    de: 'Gerade werden sehr viele Dateien geprüft, deshalb haben wir diese nicht übernommen. Bitte versuchen Sie es in einer Minute noch einmal.',
    en: 'A great many files are being checked at the moment, so we did not take this one. Please try again in a minute.',
  },
  notChecked: {
    de: 'Wir konnten diese Datei nicht prüfen und haben sie deshalb nicht übernommen. Bitte versuchen Sie es später noch einmal, oder reichen Sie sie auf einem anderen Weg ein.',
    en: 'We could not check this file and therefore did not take it. Please try again later, or hand it in another way.',
  },
} as const satisfies Record<string, Localized>
export type FileRefusal = keyof typeof fileRefusals

/** Longer than any disk allows; what is longer is no name but a burden for the patterns below. */
const LONGEST_NAME = 500

/** Of devices, on Windows: with any ending. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/** A name that is safe in headers and on every disk; what it calls itself is kept as far as it is harmless. */
export function safeFileName(name: string, type: AcceptedType): string {
  const base = name
    .slice(-LONGEST_NAME)
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '')
    .replace(/^.*[\\/]/, '')
    .replace(/[<>:"|?*;%]/g, '_')
    .replace(/\.[^.]*$/, '')
    .replace(/^[.\s]+|[.\s]+$/g, '')
    .replace(RESERVED, '_$&')
  return `${firstLetters(base, 100).trimEnd() || 'Datei'}.${acceptedTypes[type]}`
}

const letters = new Intl.Segmenter('de')

/** Cut between letters; a base and its marks are one. */
function firstLetters(text: string, length: number): string {
  let kept = ''
  for (const { segment } of letters.segment(text.slice(0, 2 * length))) {
    if (kept.length + segment.length > length) break
    kept += segment
  }
  return kept
}
