import type { Temporal } from 'temporal-polyfill'
import { Notice, useLanguage, useWords } from '../../foundation/html/index.ts'
import type { Office } from '../../offices/index.ts'
import type { Slot } from '../appointment.ts'
import { addressLine, sayClock, sayDay, saySlot, shortOffice } from '../slot-words.ts'
import { finderMessages } from './messages.ts'
import { SlotButton } from './slot-form.tsx'
import { slotText } from './slot-text.ts'

interface OffersProps {
  readonly offers: readonly Slot[]
  readonly today: Temporal.PlainDate
  office(id: string): Office
}

/** The answer before any question: the earliest appointment, large, and two others. */
export function Offers({ offers, today, office }: OffersProps) {
  const t = useWords(finderMessages)
  const language = useLanguage()
  const [first, ...others] = offers
  if (!first) {
    return (
      <Notice tone="warn" title={t.noneAtAll}>
        <p>{t.noneHints}</p>
      </Notice>
    )
  }
  const place = office(first.office)
  return (
    <section class="offers" aria-labelledby="fruehester">
      <div class="offer">
        <div>
          <h2 class="offer__title" id="fruehester">
            {t.earliest}
          </h2>
          <p class="offer__when">{saySlot(first, today, language)}</p>
          <p>{[place.name[language], addressLine(place)].filter(Boolean).join(', ')}</p>
        </div>
        <SlotButton slot={first} office={place} class="kern-btn kern-btn--primary">
          <span class="kern-label">{t.take}</span>
        </SlotButton>
      </div>
      {others.length > 0 ? <OtherOffers offers={others} today={today} office={office} /> : null}
    </section>
  )
}

/** Two or three others beside each other. */
export function OtherOffers({ offers, today, office }: OffersProps) {
  const t = useWords(finderMessages)
  const language = useLanguage()
  return (
    <ul class="offers__others">
      {offers.map(slot => (
        <li key={slotText(slot)}>
          <span>
            <strong>
              {sayDay(slot.day, today, language)}, {sayClock(slot.day, slot.step, language)}
            </strong>
            <span>{shortOffice(office(slot.office), language)}</span>
          </span>
          <SlotButton slot={slot} office={office(slot.office)} class="kern-btn kern-btn--secondary">
            <span class="kern-label">{t.takeTime(sayClock(slot.day, slot.step, language))}</span>
          </SlotButton>
        </li>
      ))}
    </ul>
  )
}
