import { Link, State, useLanguage, useWords } from '../../foundation/html/index.ts'
import { formatShortDay } from '../../foundation/language/index.ts'
import { lastDayOf } from '../../law/index.ts'
import { effectMessages } from './messages.ts'
import type { NamedDerogation } from './named-derogations.ts'

/** What becomes of the derogations that a plan names: whoever releases the plan releases them. */
export function DerogationList({ named }: { named: readonly NamedDerogation[] }) {
  const t = useWords(effectMessages)
  if (named.length === 0) return null
  return (
    <section aria-labelledby="ausnahmen">
      <h2 id="ausnahmen">{t.derogations}</h2>
      <ul class="situation__effects">
        {named.map(one => (
          <Line {...one} key={one.id} />
        ))}
      </ul>
    </section>
  )
}

function Line({ id, derogation, standing, covers }: NamedDerogation) {
  const t = useWords(effectMessages)
  const language = useLanguage()
  const last = derogation && lastDayOf(derogation)
  const works = standing === 'prepared' || standing === 'in-force'
  return (
    <li>
      {derogation ? (
        <>
          <Link href={`/amt/recht/ausnahmen/${id}`}>{derogation.title[language]}</Link> (
          {derogation.citation[language]}){' '}
        </>
      ) : (
        <code>{id}</code>
      )}{' '}
      <State tone={works && covers ? 'good' : 'warn'}>{t.standings[standing]}</State>{' '}
      {works && last ? <span>{t.lastDay(formatShortDay(last, language))} </span> : null}
      {works && derogation?.enteredName && standing === 'prepared' ? (
        <span>{t.enteredBy(derogation.enteredName)} </span>
      ) : null}
      {derogation && !covers ? <span>{t.notCovered}</span> : null}
    </li>
  )
}
