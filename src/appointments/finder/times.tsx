import type { Temporal } from 'temporal-polyfill'
import { useLanguage, useWords } from '../../foundation/html/index.ts'
import { formatWeekday } from '../../foundation/language/index.ts'
import type { Office } from '../../offices/index.ts'
import type { FreeStart } from '../availability/search.ts'
import { sayClock, shortOffice } from '../slot-words.ts'
import { timeOfStep } from '../steps.ts'
import type { Finding } from './find.ts'
import { finderMessages } from './messages.ts'
import { byHour } from './month.ts'
import { SlotButton } from './slot-form.tsx'

/** More than these do not fit on a screen: the hours are folded then. */
const MANY = 60

interface TimesProps {
  readonly finding: Finding
  office(id: string): Office
}

/** The times of the chosen day, by hour; each one a button. */
export function Times({ finding, office }: TimesProps) {
  const t = useWords(finderMessages)
  const language = useLanguage()
  const { day, starts } = finding
  if (!day) return <p class="times">{t.monthFull}</p>
  const hours = byHour(starts, step => timeOfStep(step).hour)
  return (
    <section class="times" id="zeiten" aria-labelledby="tag" tabIndex={-1}>
      <h3 id="tag">{formatWeekday(day, language)}</h3>
      <p class="muted">{starts.length > 0 ? t.freeThen(starts.length) : t.dayFull}</p>
      {hours.map(({ hour, starts: ofHour }, n) => (
        <Hour
          key={hour}
          day={day}
          hour={hour}
          starts={ofHour}
          folded={starts.length > MANY}
          first={n === 0}
          office={office}
        />
      ))}
      <details class="more">
        <summary>{t.missing}</summary>
        <p>{t.missingText}</p>
      </details>
    </section>
  )
}

interface HourProps {
  readonly day: Temporal.PlainDate
  readonly hour: number
  readonly starts: readonly FreeStart[]
  readonly folded: boolean
  readonly first: boolean
  office(id: string): Office
}

function Hour({ day, hour, starts, folded, first, office }: HourProps) {
  const t = useWords(finderMessages)
  const language = useLanguage()
  const list = (
    <ul>
      {starts.map(({ office: id, step }) => (
        <li key={`${id}${step}`}>
          <SlotButton slot={{ office: id, day, step }} office={office(id)} class="times__slot" names>
            <strong>{sayClock(day, step, language)}</strong> <span>{shortOffice(office(id), language)}</span>
          </SlotButton>
        </li>
      ))}
    </ul>
  )
  if (folded) {
    return (
      <details class="times__hour times__hour--folded" open={first}>
        <summary>{t.hourHeading(hour, starts.length)}</summary>
        {list}
      </details>
    )
  }
  return (
    <div class="times__hour">
      <h4>{t.hour(hour)}</h4>
      {list}
    </div>
  )
}
