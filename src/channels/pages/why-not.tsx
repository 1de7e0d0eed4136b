import { useLanguage, useWords } from '../../foundation/html/index.ts'
import { formatChoice, formatDay, formatList, type Language } from '../../foundation/language/index.ts'
import type { Norm } from '../../law/index.ts'
import type { ChannelAnswer } from '../channel-answer.ts'
import { channelsMessages } from '../messages.ts'
import { waysToday } from '../ways-today.ts'
import { Grounds } from './grounds.tsx'
import { InsteadLine } from './instead-line.tsx'

interface WhyNotProps {
  readonly answers: readonly ChannelAnswer[]
  readonly norms: ReadonlyMap<string, Norm>
}

/** `Warum nicht am Telefon oder per E-Mail?`: the ways on which nobody can apply. */
export function whyTitle(answers: readonly ChannelAnswer[], language: Language): string {
  const t = channelsMessages[language]
  const closed = waysToday(answers).filter(way => way.state !== 'open')
  return closed.length > 0
    ? t.why(
        formatChoice(
          closed.map(way => t.whyInline[way.channel]),
          language,
        ),
      )
    : t.whyEverything
}

/** Each step of the service with the ways that are open, and those that are not with reason, ground and way out. */
export function WhyNot({ answers, norms }: WhyNotProps) {
  const t = useWords(channelsMessages)
  const steps = [...new Set(answers.map(answer => answer.step))]
  return (
    <ol class="why">
      {steps.map((step, index) => (
        <li key={step}>
          <h4 class="why__step">
            {index + 1}. {t.steps[step]}
          </h4>
          <StepWays answers={answers.filter(answer => answer.step === step)} norms={norms} />
        </li>
      ))}
    </ol>
  )
}

function StepWays({ answers, norms }: WhyNotProps) {
  const t = useWords(channelsMessages)
  const language = useLanguage()
  const open = answers.filter(answer => answer.state === 'open')
  const closed = answers.filter(answer => answer.state === 'closed')
  return (
    <dl class="why__ways">
      {open.length > 0 ? (
        <div>
          <dt>{t.openWays}</dt>
          <dd>
            {formatList(
              open.map(answer => t.inline[answer.channel]),
              language,
            )}
          </dd>
        </div>
      ) : null}
      {closed.length > 0 ? (
        <div>
          <dt>{t.closedWays}</dt>
          <dd>
            {sameReason(closed).map(answer => (
              <ClosedWay answer={answer} norms={norms} key={answer.channels.join()} />
            ))}
          </dd>
        </div>
      ) : null}
    </dl>
  )
}

interface SharedAnswer {
  readonly channels: readonly ChannelAnswer['channel'][]
  readonly answer: ChannelAnswer
}

/** Ways that are shut for the same reason stand in one line. */
function sameReason(closed: readonly ChannelAnswer[]): SharedAnswer[] {
  const shared = new Map<string, SharedAnswer>()
  for (const answer of closed) {
    const key = JSON.stringify([
      answer.grounds,
      answer.grounds[0] && 'offer' in answer.grounds[0] ? '' : answer.reason,
    ])
    const known = shared.get(key)
    shared.set(key, {
      channels: [...(known?.channels ?? []), answer.channel],
      answer: known?.answer ?? answer,
    })
  }
  return [...shared.values()]
}

function ClosedWay({
  answer: { channels, answer },
  norms,
}: {
  answer: SharedAnswer
  norms: WhyNotProps['norms']
}) {
  const t = useWords(channelsMessages)
  const language = useLanguage()
  const names = formatList(
    channels.map(channel => t.inline[channel]),
    language,
  )
  return (
    <div class="why__closed">
      <p>
        <strong>{capital(names)}:</strong>{' '}
        {channels.length > 1 && isOffer(answer) ? t.notOfferedTogether : answer.reason[language]}
      </p>
      {answer.instead ? <InsteadLine instead={answer.instead} /> : null}
      <Grounds answer={answer} norms={norms} />
      {answer.until ? <p class="muted small">{t.until(formatDay(lastDay(answer.until), language))}</p> : null}
    </div>
  )
}

function isOffer(answer: ChannelAnswer): boolean {
  return answer.grounds.some(ground => 'offer' in ground)
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** An end is the first moment after; people name the last day. */
function lastDay(until: NonNullable<ChannelAnswer['until']>) {
  return until.subtract({ nanoseconds: 1 }).toZonedDateTimeISO('Europe/Berlin').toPlainDate()
}
