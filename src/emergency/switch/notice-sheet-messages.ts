import type { Messages } from '../../foundation/language/index.ts'

const de = {
  title: (place: string) => `Aushang: ${place}`,
  back: 'Zurück zur Lage',
  hint: 'Zum Drucken: Strg und P. Gedruckt wird nur der Aushang.',
  since: (when: string) => `Gilt ab ${when}.`,
  statusNow: 'Was jetzt offen ist',
}
const en: typeof de = {
  title: place => `Sheet: ${place}`,
  back: 'Back to the situation',
  hint: 'To print: Ctrl and P. Only the sheet is printed.',
  since: when => `From ${when}.`,
  statusNow: 'What is open now',
}
export const noticeSheetMessages: Messages<typeof de> = { de, en }
