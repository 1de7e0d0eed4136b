import type { Messages } from '../foundation/language/index.ts'
import { editorDe, officesDe, openingDe } from './messages.de.ts'
import { editorEn, officesEn, openingEn } from './messages.en.ts'

export const openingMessages: Messages<typeof openingDe> = { de: openingDe, en: openingEn }
export const officesMessages: Messages<typeof officesDe> = { de: officesDe, en: officesEn }
export const editorMessages: Messages<typeof editorDe> = { de: editorDe, en: editorEn }
