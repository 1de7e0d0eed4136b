import type { Temporal } from 'temporal-polyfill'
import type { Language } from '../../foundation/language/index.ts'
import type { Office } from '../../offices/index.ts'
import type { Slot } from '../appointment.ts'
import { appointmentMails } from '../news/mail-messages.ts'
import { appointmentSms } from '../news/reminder-sms.ts'
import { addressLine, sayOn } from '../slot-words.ts'
import type { TakeOverWay } from './take-over-way.ts'
import { NEWS } from './tell.ts'

export interface ToSay {
  readonly kind: TakeOverWay
  /** Of the appointment as it is then; of one that does not take place, as it was. */
  readonly slot: Pick<Slot, 'day' | 'step'>
  readonly office: Office
  readonly matter: string
  readonly reason: string
  readonly link: string
  /** Until when they can say no. */
  readonly until: Temporal.Instant
  readonly language: Language
}

const SMS = {
  phone: 'byPhone',
  video: 'byVideo',
  online: 'online',
  'other-office': 'elsewhere',
  later: 'displaced',
} as const

/** The words in which somebody is told what an emergency has made of their booking, as they leave the house; number and code are left open. */
export function exampleMessage({ kind, slot, office, matter, reason, link, until, language }: ToSay) {
  const mode = kind === 'phone' || kind === 'video' ? kind : ('onsite' as const)
  const { subject, text } = appointmentMails[language][NEWS[kind]]({
    appointment: { ...slot, mode, reference: '…', confirmUntil: null },
    matters: [matter],
    place: [office.name[language], addressLine(office)].filter(Boolean).join(', '),
    code: '…',
    room: kind === 'video' ? '…' : null,
    reason,
    link,
    until,
    missing: null,
  })
  const when = sayOn(slot, language).replace(/^(am|on) /, '')
  return { mail: { subject, text }, sms: appointmentSms[language][SMS[kind]](when, link) }
}
