import type { Messages } from '../foundation/language/index.ts'
import { channelsDe } from './messages.de.ts'
import { channelsEn } from './messages.en.ts'

export const channelsMessages: Messages<typeof channelsDe> = { de: channelsDe, en: channelsEn }
