import type { Messages } from '../../foundation/language/index.ts'

const de = {
  fileMissing: 'Bitte wählen Sie eine Datei aus.',
  documentTitle: 'Unterlage nachreichen',
  documentLabel: 'Was ist es?',
  documentLabelHint: 'Zum Beispiel: Kopie des Personalausweises',
  documentLabelMissing: 'Bitte schreiben Sie kurz, was es ist.',
  documentSend: 'Unterlage senden',
  documentFile: 'Datei',
}

const en: typeof de = {
  fileMissing: 'Please choose a file.',
  documentTitle: 'Hand in a document',
  documentLabel: 'What is it?',
  documentLabelHint: 'For example: copy of the identity card',
  documentLabelMissing: 'Please write briefly what it is.',
  documentSend: 'Send document',
  documentFile: 'File',
}

export const documentMessages: Messages<typeof de> = { de, en }
