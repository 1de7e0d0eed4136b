import type { Temporal } from 'temporal-polyfill'
import { Icon, Link, useLanguage, useWords } from '../../foundation/html/index.ts'
import { formatList, formatMonth, formatTime, formatWeekday } from '../../foundation/language/index.ts'
import { releaseTimes } from '../availability/release.ts'
import type { Finding } from './find.ts'
import { finderMessages } from './messages.ts'
import { monthOf, weeksOf } from './month.ts'
import { finderPath, type Wanted } from './wanted.ts'

interface CalendarProps {
  readonly wanted: Wanted
  readonly finding: Finding
}

/** A month as a table: each free day a link with its number of appointments. */
export function Calendar({ wanted, finding }: CalendarProps) {
  const t = useWords(finderMessages)
  const language = useLanguage()
  const { month } = finding
  return (
    <section class="calendar" aria-labelledby="monat" id="kalender">
      <div class="calendar__head">
        <h3 id="monat">{formatMonth(month, language)}</h3>
        <Months wanted={wanted} finding={finding} />
      </div>
      <p class="muted">{t.calendarHint}</p>
      <table>
        <caption class="kern-sr-only">{formatMonth(month, language)}</caption>
        <thead>
          <tr>
            {t.weekdays.map(([short, long]) => (
              <th scope="col" abbr={long} key={short}>
                {short}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((week, n) => (
            <tr key={n}>
              {week.map((day, weekday) => (
                <td key={weekday}>{day ? <Day day={day} wanted={wanted} finding={finding} /> : null}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {finding.offers.length === 0 || month.equals(monthOf(finding.lastDay)) ? (
        <Release lastDay={finding.lastDay} />
      ) : null}
    </section>
  )
}

/** Whoever finds nothing knows when to look again. */
export function Release({ lastDay }: { lastDay: Temporal.PlainDate }) {
  const t = useWords(finderMessages)
  const language = useLanguage()
  const times = releaseTimes().map(time => time.toString({ smallestUnit: 'minute' }).replace(/^0/, ''))
  return <p class="muted">{t.release(formatWeekday(lastDay, language), formatList(times, language))}</p>
}

function Months({ wanted, finding }: CalendarProps) {
  const t = useWords(finderMessages)
  const language = useLanguage()
  const { month, today, lastDay } = finding
  const to = (other: Temporal.PlainYearMonth) => `${finderPath(wanted, { month: other, day: null })}#kalender`
  const [before, after] = [month.subtract({ months: 1 }), month.add({ months: 1 })]
  return (
    <span class="calendar__months">
      {month.equals(monthOf(today)) ? null : (
        <Link href={to(before)} title={t.previous}>
          <Icon name="back" />
          {formatMonth(before, language).split(' ')[0]}
        </Link>
      )}
      {month.equals(monthOf(lastDay)) ? null : (
        <Link href={to(after)} title={t.next}>
          {formatMonth(after, language).split(' ')[0]}
          <Icon name="back" class="icon--forward" />
        </Link>
      )}
    </span>
  )
}

function Day({ day, wanted, finding }: CalendarProps & { day: Temporal.PlainDate }) {
  const t = useWords(finderMessages)
  const language = useLanguage()
  const count = finding.counts.get(day.toString()) ?? 0
  const chosen = finding.day?.equals(day) ?? false
  if (count === 0) return <NoneFree day={day} finding={finding} />
  return (
    <Link
      href={`${finderPath(wanted, { day })}#zeiten`}
      class={`calendar__day ${chosen ? 'calendar__day--chosen' : ''}`}
      current={chosen ? 'true' : undefined}
    >
      <span class="kern-sr-only">{formatWeekday(day, language)}: </span>
      <span aria-hidden="true">{day.day}</span>
      <span class="calendar__count">
        {count} <span class="kern-sr-only">{t.free(count)}</span>
      </span>
    </Link>
  )
}

function NoneFree({ day, finding }: { day: Temporal.PlainDate; finding: Finding }) {
  const t = useWords(finderMessages)
  const language = useLanguage()
  const ahead = finding.today.until(day).days
  const comes = finding.more && day.equals(finding.lastDay) ? formatTime(finding.more, language) : null
  const why =
    ahead === 0
      ? t.none
      : !finding.open.has(day.toString())
        ? t.shut
        : comes
          ? t.later(comes.replace(' Uhr', ''))
          : t.full
  const givenOut = ahead >= 0 && day.until(finding.lastDay).days >= 0
  return (
    <span class="calendar__none">
      {day.day}
      {givenOut ? <span class="calendar__count">{why}</span> : null}
    </span>
  )
}
