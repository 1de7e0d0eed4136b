import type { Messages } from '../../foundation/language/index.ts'
import { de } from './messages.de.ts'
import { en } from './messages.en.ts'

export const actMessages: Messages<typeof de> = { de, en }
