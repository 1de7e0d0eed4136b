import { createHash } from 'node:crypto'
import type { Language } from '../../foundation/language/index.ts'
import type { MessageToMany } from '../../foundation/messages/index.ts'
import { uuidFrom } from '../../foundation/uuid.ts'
import type { DayToTakeOver } from './take-over-day.ts'
import type { TakeOverWay, ToldBy } from './take-over-way.ts'

/** What each is called among the news about appointments. */
export const NEWS = {
  phone: 'by-phone',
  video: 'by-video',
  online: 'online',
  'other-office': 'elsewhere',
  later: 'displaced',
} as const satisfies Record<TakeOverWay, string>

interface ToTell {
  readonly id: string
  readonly kind: TakeOverWay
  readonly told: ToldBy
  readonly email: string | null
  readonly sms: string | null
  readonly language: Language
}

/** None to those who have to be called. */
export function messageTo({ id, kind, told, ...one }: ToTell, day: DayToTakeOver): MessageToMany[] {
  if (told === 'call') return []
  const news = NEWS[kind]
  return [
    {
      id: messageId(day.activation, id),
      way: told,
      address: told === 'mail' ? one.email! : one.sms!,
      template: told === 'mail' ? `appointment-${news}` : `appointment-sms-${news}`,
      language: one.language,
      subjectId: id,
      data: { reason: day.reason[one.language], answerUntil: day.answerUntil.toString() },
      at: day.at,
    },
  ]
}

/** One for an emergency and a booking, however often the job begins anew. */
function messageId(activation: string, appointment: string): string {
  return uuidFrom(createHash('sha256').update(`${activation} ${appointment}`).digest())
}
