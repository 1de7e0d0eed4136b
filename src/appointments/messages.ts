import type { Language } from '../foundation/language/index.ts'

const de = {
  wrongQuestion: 'Diese Frage nach Terminen können wir so nicht beantworten.',
  unknownService: 'Eine Leistung mit dieser Kennung gibt es nicht.',
  tooMany: (most: number) =>
    `Bitte höchstens ${most} Personen in einem Termin; für mehr rufen Sie die 115 an.`,
}

const en: typeof de = {
  wrongQuestion: 'We cannot answer this question about appointments.',
  unknownService: 'There is no service with this id.',
  tooMany: most => `At most ${most} persons in one appointment, please; for more call 115.`,
}

export const appointmentWords: Record<Language, typeof de> = { de, en }
