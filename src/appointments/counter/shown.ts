import type { Temporal } from 'temporal-polyfill'
import { berlinDay, formatTime, formatTinyDay, type Language } from '../../foundation/language/index.ts'
import { counterMessages } from './messages.ts'
import type { Wait } from './queue.ts'
import type { Ticket } from './tickets.ts'

interface Line {
  readonly number: string
  readonly counter: string
}

/** What stands on the screen in the hall. */
export interface Shown {
  /** Who is called now; null: nobody. */
  readonly now: Line | null
  readonly before: readonly Line[]
  readonly wait: string
  readonly clock: string
  /** Another one with each call, also of the same number. */
  readonly mark: string
}

/** @param called the newest first, wherever they are by now */
export function shownOf(
  called: readonly Ticket[],
  wait: Wait | null,
  now: Temporal.Instant,
  language: Language,
): Shown {
  const t = counterMessages[language]
  const newest = called[0]?.state === 'called' ? called[0] : null
  const line = ({ number, counter }: Ticket): Line => ({ number, counter: counter! })
  return {
    now: newest && line(newest),
    before: (newest ? called.slice(1) : called).map(line),
    wait: wait ? t.hallWait(wait.hopeful, wait.careful) : t.hallWaitUnknown,
    clock: `${formatTinyDay(berlinDay(now), language)} ${formatTime(now, language)}`,
    mark: newest ? `${newest.id} ${newest.calls}` : '',
  }
}
