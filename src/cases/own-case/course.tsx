import { Icon, useLanguage, useWords } from '../../foundation/html/index.ts'
import { berlinDay, formatTime, formatWeekday } from '../../foundation/language/index.ts'
import { courseMessages } from './course-messages.ts'
import type { StatusPageProps } from './status-props.ts'
import type { TimelineEntry } from './timeline.ts'

function stepName(
  entry: TimelineEntry,
  { record, teamName }: StatusPageProps,
  t: (typeof courseMessages)['de'],
): string {
  switch (entry.step) {
    case 'saved':
      return t.stepSaved
    case 'team':
      return t.stepTeam(teamName)
    case 'read':
      return t.stepRead
    case 'asked':
      return t.stepAsked
    case 'answered':
      return t.stepAnswered
    case 'decided':
      return (entry.at ? t.stepDecided : t.stepToDecide)[record.outcome]
    case 'refused':
      return t.stepRefused
    case 'replied':
      return t.stepReplied
    case 'printed':
      return t.stepPrinted
    case 'letter':
      return t.stepLetter
    case 'returned':
      return t.stepReturned
    case 'online':
      return t.stepOnline
    case 'arrived':
      return t.stepArrived
    case 'fetched':
      return t.stepFetched
    case 'withdrawn':
      return t.stepWithdrawn
  }
}

export function Course(props: StatusPageProps) {
  const t = useWords(courseMessages)
  const language = useLanguage()
  const { record, timeline } = props
  const later = (entry: TimelineEntry) => {
    if (entry.step === 'decided')
      return record.state === 'waiting'
        ? t.stepPaused
        : t.stepPromised(formatWeekday(record.promisedOn, language))
    return entry.step === 'arrived' ? t.stepArrivedUnknown : record.decidedAt ? '' : t.stepLetterLater
  }
  return (
    <ol class="course">
      {timeline.map(entry => (
        <li
          key={`${entry.step}${entry.at?.toString()}`}
          class={entry.at ? 'course__done' : entry.next ? 'course__next' : 'course__later'}
        >
          <span class="course__sign">{entry.at ? <Icon name="check" /> : null}</span>
          <span>
            <strong>{stepName(entry, props, t)}</strong>
            {entry.next ? <span class="badge">{t.next}</span> : null}
            <span class="course__when">
              {entry.at
                ? `${formatWeekday(berlinDay(entry.at), language)}, ${formatTime(entry.at, language)}`
                : later(entry)}
            </span>
          </span>
        </li>
      ))}
    </ol>
  )
}
