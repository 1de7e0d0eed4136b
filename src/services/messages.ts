import type { Messages } from '../foundation/language/index.ts'
import { servicesDe } from './messages.de.ts'
import { servicesEn } from './messages.en.ts'

export const servicesMessages: Messages<typeof servicesDe> = { de: servicesDe, en: servicesEn }
