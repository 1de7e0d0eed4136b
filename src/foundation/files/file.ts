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
    de: 'Dieses PDF enthält Programme oder ist verschlüsselt. Bitte drucken Sie es als neues PDF und wählen Sie dieses.',
    en: 'This PDF contains programs or is encrypted. Please print it to a new PDF and choose that one.',
  },
} as const satisfies Record<string, Localized>
export type FileRefusal = keyof typeof fileRefusals

/** Longer than any disk allows; what is longer is no name but a burden for the patterns below. */
const LONGEST_NAME = 500

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
