import { Temporal } from 'temporal-polyfill'
import { useLanguage, useWords } from '../../foundation/html/index.ts'
import { berlinDay, formatNumber, formatTime, formatWeekday } from '../../foundation/language/index.ts'
import { dryRunMessages } from './messages.ts'
import { type DryRun, totalsOf } from './reckon.ts'

/** The whole dry run in a few sentences. */
export function Sentence({ run }: { run: DryRun }) {
  const t = useWords(dryRunMessages)
  const language = useLanguage()
  const { definition, from, until, concerned, centres } = run
  const when = (at: Temporal.Instant) =>
    `${formatWeekday(berlinDay(at), language)}, ${formatTime(at, language)}`
  const [before, some, after] = t.centres(formatNumber(concerned.length, language), centres.length)
  const review = from.add({ hours: definition.reviewAfterHours })
  return (
    <p class="dryrun__sentence">
      {t.youClose}
      <strong>{definition.subject[language]}</strong>
      {t.fromWhen}
      <strong>{when(from)}</strong>
      {until ? t.untilWhen(when(until)) : t.openEnd} {before}
      <strong>{some}</strong>
      {after}
      {t.reviewed[0]}
      <strong>{when(review)}</strong>
      {t.reviewed[1]}
      <Booked run={run} />
    </p>
  )
}

function Booked({ run }: { run: DryRun }) {
  const t = useWords(dryRunMessages)
  const language = useLanguage()
  const { bookings, people, offers } = totalsOf(run.touched)
  const said = (count: number) => formatNumber(count, language)
  if (bookings === 0) return <>{t.nobody}</>
  const last = run.touched
    .map(({ group }) => group.last)
    .sort(Temporal.PlainDate.compare)
    .at(-1)!
  const elsewise = offers.phone + offers.video + offers.online + offers['other-office']
  const parts = [
    elsewise > 0 && t.otherWay(elsewise, said(elsewise)),
    offers.later > 0 && t.later(offers.later, said(offers.later)),
    offers.none > 0 && t.noOffer(offers.none, said(offers.none)),
  ].filter(part => part !== false)
  return (
    <>
      {' '}
      <strong>{t.people(people, said(people))}</strong>
      {t.haveAppointments(said(bookings), people, bookings, formatWeekday(last, language))}
      {parts.map(([count, words]) => (
        <span key={words}>
          {' '}
          <strong>{count}</strong>
          {words}
        </span>
      ))}
    </>
  )
}
