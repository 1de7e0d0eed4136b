import type { Visit } from '../../foundation/http/index.ts'
import { caseMessages } from '../messages.ts'

export const section = { section: 'myCase' }
export const words = (visit: Visit) => caseMessages[visit.language]
