import { Icon, Link, useLanguage, useWords } from '../../foundation/html/index.ts'
import { berlinDay, formatTime, formatWeekday, type Language } from '../../foundation/language/index.ts'
import { sayWhen } from '../../offices/index.ts'
import type { CityStatus } from '../city-status.ts'
import { channelsMessages } from '../messages.ts'

/** One line about the whole city: what is open now, and since when something is not. */
export function CityStatusLine({ status }: { status: CityStatus }) {
  const t = useWords(channelsMessages)
  const language = useLanguage()
  const shut = status.centres.filter(centre => centre.shut)
  const open = status.centres.filter(({ opening, shut }) => !shut && opening.state === 'open')
  const limited = shut.length > 0 || status.centres.some(({ restricted }) => restricted)
  const good = !limited && open.length > 0
  return (
    <div class={`citystatus ${limited ? 'citystatus--warn' : ''}`}>
      <Icon name={limited ? 'warning' : good ? 'check' : 'waiting'} />
      <p>
        <strong>{headline(status, language)}</strong>{' '}
        <span class="muted">
          {formatWeekday(berlinDay(status.at), language)}, {formatTime(status.at, language)}
        </span>
        {limited ? (
          <>
            {' '}
            <Link href="/kundenzentren">{t.details}</Link>
          </>
        ) : null}
      </p>
    </div>
  )
}

function headline({ centres, at }: CityStatus, language: Language): string {
  const t = channelsMessages[language]
  const urgent = centres.filter(({ restricted }) => restricted).length
  const said = headlineOfAll({ centres, at }, language)
  return urgent > 0 ? `${said} ${t.urgentOnly(urgent, centres.length)}` : said
}

function headlineOfAll({ centres, at }: Pick<CityStatus, 'centres' | 'at'>, language: Language): string {
  const t = channelsMessages[language]
  const visited = centres.filter(({ opening }) => opening.state !== 'unknown')
  const shut = visited.filter(centre => centre.shut).length
  if (visited.length > 0 && shut === visited.length) return t.allShut
  const open = visited.filter(({ opening, shut: reason }) => !reason && opening.state === 'open').length
  if (open === 0) {
    const [next] = visited.flatMap(({ opening }) =>
      opening.state === 'closed' && opening.opens ? [opening.opens] : [],
    )
    return next ? `${t.allResting} ${t.restingUntil(sayWhen(next, at, language))}` : t.allResting
  }
  return open === visited.length ? t.allOpen(open) : t.someOpen(open, visited.length)
}
