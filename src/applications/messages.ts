import type { Messages } from '../foundation/language/index.ts'
import { de, type Words } from './messages.de.ts'
import { en } from './messages.en.ts'

export const words: Messages<Words> = { de, en }
