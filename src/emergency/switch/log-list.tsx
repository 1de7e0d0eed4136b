import { useLanguage, useWords } from '../../foundation/html/index.ts'
import { formatInstant, formatNumber, Localized } from '../../foundation/language/index.ts'
import { ChangeLine } from '../log/change-line.tsx'
import { switchMessages } from './messages.ts'
import type { LogEntry } from './queries.ts'

/** What was done and decided, the newest first. */
export function LogList({ log }: { log: readonly LogEntry[] }) {
  const t = useWords(switchMessages)
  const language = useLanguage()
  return (
    <section aria-labelledby="protokoll">
      <h2 id="protokoll">{t.log}</h2>
      <ol class="situation__log" reversed>
        {log.map(({ id, at, kind, by, note, data, before, after }) => (
          <li key={id}>
            <span class="muted">{formatInstant(at, language)}</span>{' '}
            <strong>
              {t.logKinds[kind]}
              {typeof data.people === 'number' ? `: ${formatNumber(data.people, language)}` : ''}
            </strong>{' '}
            <Particulars data={data} />
            {note ? <bdi>{note}</bdi> : null} <ChangeLine before={before} after={after} />{' '}
            <span class="muted">{by}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** What the program wrote beside an entry: what something is called, and how many. */
function Particulars({ data }: Pick<LogEntry, 'data'>) {
  const { counted: words } = useWords(switchMessages)
  const language = useLanguage()
  const title = Localized.safeParse(data.title)
  const counted = (Object.keys(words) as (keyof typeof words)[]).flatMap(name => {
    const count = data[name]
    return typeof count === 'number' ? words[name](count) : []
  })
  const said = [...(title.success ? [title.data[language]] : []), ...counted]
  return said.length > 0 ? <>{said.join('; ')} </> : null
}
