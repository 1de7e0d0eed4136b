import { formatTime, type Language } from '../../foundation/language/index.ts'
import type { Alarm } from './alarm-acts.ts'
import { alarmMessages } from './messages.ts'

export interface ShownAlarm {
  readonly id: string
  /** Nobody is going there yet: it is heard as well. */
  readonly isLoud: boolean
  readonly text: string
  readonly title: string
}

export interface ShownAlarms {
  /** Of other counters, to be seen and heard. */
  readonly others: readonly ShownAlarm[]
  /** Of this counter: so discreet that whoever stands before it learns nothing. Null: none. */
  readonly own: { readonly id: string; readonly text: string } | null
}

/** What one counter sees of the calls of its office. */
export function shownAlarms(alarms: readonly Alarm[], counter: string, language: Language): ShownAlarms {
  const t = alarmMessages[language]
  const own = alarms.find(alarm => alarm.counter === counter)
  const time = ({ raisedAt }: Alarm) => formatTime(raisedAt, language)
  return {
    others: alarms
      .filter(alarm => alarm !== own)
      .map(alarm => ({
        id: alarm.id,
        isLoud: alarm.state === 'raised',
        text:
          alarm.state === 'going'
            ? t.going(alarm.counter, alarm.goingBy ?? '', time(alarm))
            : t.loud(alarm.counter, time(alarm)),
        title: t.title(alarm.counter),
      })),
    own: own ? { id: own.id, text: own.state === 'going' ? t.seen(time(own)) : t.noted(time(own)) } : null,
  }
}
