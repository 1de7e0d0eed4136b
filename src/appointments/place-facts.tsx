import { Fact, Link, useLanguage, useWords } from '../foundation/html/index.ts'
import { formatWeekday } from '../foundation/language/index.ts'
import type { Office } from '../offices/index.ts'
import { bookingMessages } from './book-online/messages.ts'
import { ownAppointmentMessages } from './own-appointment/messages.ts'
import type { HeldPlace } from './queries.ts'
import { addressLine, sayTime } from './slot-words.ts'
import { STEP_MINUTES } from './steps.ts'

/** When, where, what for: of a place that is held and of an appointment alike. */
export function PlaceFacts({
  place,
  office,
  matters,
  room = null,
}: {
  place: Pick<HeldPlace, 'day' | 'step' | 'steps' | 'mode'>
  office: Office
  matters: readonly string[]
  /** Where one meets by video; null: not that way, or not certain yet. */
  room?: string | null
}) {
  const t = useWords(bookingMessages)
  const words = useWords(ownAppointmentMessages)
  const language = useLanguage()
  const { day, step, steps, mode } = place
  return (
    <dl class="placefacts">
      <Fact name={words.when}>
        <strong>
          {formatWeekday(day, language)}, {sayTime(day, step, language)}
        </strong>
        <br />
        {t.duration(steps * STEP_MINUTES)}
      </Fact>
      <Fact name={words.where}>
        {mode === 'onsite' ? null : (
          <>
            <strong>{mode === 'phone' ? t.byPhone : t.byVideo}</strong>
            <br />
            {room ? (
              <>
                <a class="link" href={room}>
                  {t.videoLink}
                </a>
                <br />
              </>
            ) : null}
          </>
        )}
        <Link href={`/kundenzentren/${office.id}`}>{office.name[language]}</Link>
        {mode === 'onsite' && addressLine(office) ? (
          <>
            <br />
            {addressLine(office)}
          </>
        ) : null}
      </Fact>
      <Fact name={words.whatFor}>{matters.join(', ')}</Fact>
    </dl>
  )
}
