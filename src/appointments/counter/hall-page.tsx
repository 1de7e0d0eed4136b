import type { Temporal } from 'temporal-polyfill'
import { useLanguage, usePage, useWords } from '../../foundation/html/index.ts'
import { formatTime, formatTinyDay } from '../../foundation/language/index.ts'
import type { Office } from '../../offices/index.ts'
import { counterMessages } from './messages.ts'
import type { Wait } from './queue.ts'
import type { Ticket } from './tickets.ts'

export interface HallPageProps {
  readonly office: Office
  /** The newest first. */
  readonly called: readonly Ticket[]
  readonly wait: Wait | null
  readonly now: Temporal.Instant
  readonly today: Temporal.PlainDate
}

/** The screen in the hall: large, with a sound for who does not look, in words for who does not hear. */
export function HallPage({ office, called, wait, now, today }: HallPageProps) {
  const t = useWords(counterMessages)
  const language = useLanguage()
  const { asset, demo } = usePage()
  const newest = called[0]?.state === 'called' ? called[0] : undefined
  const before = newest ? called.slice(1) : called
  return (
    <div class="hall" data-hall={newest ? `${newest.id} ${newest.calls}` : ''}>
      <div class="hall__head">
        <h1>{office.name[language]}</h1>
        <p>
          {formatTinyDay(today, language)} {formatTime(now, language)}
        </p>
      </div>
      <div class="hall__body">
        <div class="hall__now" role="status">
          {newest ? (
            <>
              <p class="hall__come">{t.hallCome}</p>
              <p class="hall__number">{newest.number}</p>
              <p class="hall__place">{t.hallPlace(newest.counter!)}</p>
            </>
          ) : (
            <p class="hall__come">{t.hallNobody}</p>
          )}
        </div>
        <div class="hall__before">
          <h2>
            {t.hallBefore} <span>{t.counter}</span>
          </h2>
          <ul>
            {before.map(ticket => (
              <li key={ticket.id}>
                <strong>{ticket.number}</strong> <span>{ticket.counter}</span>
              </li>
            ))}
          </ul>
        </div>
      </div>
      <div class="hall__foot">
        <p>{wait ? t.hallWait(wait.hopeful, wait.careful) : t.hallWaitUnknown}</p>
        <button type="button" class="hall__sound" data-sound hidden>
          {t.sound}
        </button>
        <p>{demo ? t.demo : null}</p>
      </div>
      <noscript>
        <meta http-equiv="refresh" content="10" />
      </noscript>
      <script type="module" src={asset('hall.js')} />
    </div>
  )
}
