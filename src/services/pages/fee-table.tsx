import { Temporal } from 'temporal-polyfill'
import { SourceLine, useLanguage, useWords } from '../../foundation/html/index.ts'
import { formatDay } from '../../foundation/language/index.ts'
import { servicesMessages } from '../messages.ts'
import type { Fee } from '../service-definition.ts'
import { feeAmount, feeCase } from './at-a-glance.tsx'

/** Every fee with the case it holds for, since when, and where the amount comes from. */
export function FeeTable({ fees }: { fees: readonly Fee[] }) {
  return (
    <ul class="fees">
      {fees.map(fee => (
        <li key={JSON.stringify(fee)}>
          <FeeLine fee={fee} />
          <span class="muted small block">
            <SourceLine source={fee.source} trust={fee.trust} />
          </span>
        </li>
      ))}
    </ul>
  )
}

function FeeLine({ fee }: { fee: Fee }) {
  const t = useWords(servicesMessages)
  const language = useLanguage()
  const about = [
    feeCase(fee, language),
    fee.validFrom ? t.validFrom(formatDay(Temporal.PlainDate.from(fee.validFrom), language)) : null,
  ].filter(Boolean)
  return (
    <span>
      <strong>{feeAmount(fee, language)}</strong>
      {about.length > 0 ? ` ${about.join(', ')}` : null}
    </span>
  )
}
