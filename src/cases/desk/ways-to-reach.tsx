import type { ComponentChildren } from 'preact'
import { useLanguage, useWords } from '../../foundation/html/index.ts'
import { berlinDay, formatTinyDay } from '../../foundation/language/index.ts'
import { displayNumber } from '../../foundation/messages/index.ts'
import type { CaseView } from '../looks/look-at-case.ts'
import { deskMessages } from './messages.ts'

/** By which ways news reach this person, and what else was given. */
export function WaysToReach({ view: { record, mobile, situation } }: { view: CaseView }) {
  const t = useWords(deskMessages)
  const language = useLanguage()
  const { email, phone, postalAddress } = record.contact
  const by = t.reachedBy
  if (!email && !mobile && !phone && !situation.hasAddress) return <p>{t.noContact}</p>
  return (
    <ul class="plainlist">
      <Way name={by.mail}>{email}</Way>
      <Way name={by.sms}>
        {mobile
          ? `${displayNumber(mobile.number)}, ${
              mobile.confirmedAt
                ? by.smsConfirmed(formatTinyDay(berlinDay(mobile.confirmedAt), language))
                : by.smsUnconfirmed
            }`
          : null}
      </Way>
      <Way name={by.phone}>{phone}</Way>
      <Way name={by.letter}>
        {postalAddress.join(', ') || (situation.hasAddress ? by.letterToRegister : null)}
      </Way>
    </ul>
  )
}

function Way({ name, children }: { name: string; children: ComponentChildren }) {
  if (!children) return null
  return (
    <li>
      <span class="muted">{name}:</span> {children}
    </li>
  )
}
