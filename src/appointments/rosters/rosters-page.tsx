import { Link, useLanguage, useWords, WideTable } from '../../foundation/html/index.ts'
import type { Office } from '../../offices/index.ts'
import { rosterMessages } from './messages.ts'
import type { Presence } from './queries.ts'

interface RostersProps {
  readonly offices: readonly Office[]
  /** Of today, by office. */
  readonly presence: ReadonlyMap<string, Presence>
}

/** The customer centres to choose from, and how many are there today. */
export function RostersPage({ offices, presence }: RostersProps) {
  const t = useWords(rosterMessages)
  const language = useLanguage()
  return (
    <div class="desk">
      <h1>{t.title}</h1>
      <p class="muted">{t.lead}</p>
      <WideTable label={t.title}>
        <table class="list openings">
          <thead>
            <tr>
              <th scope="col">{t.office}</th>
              <th scope="col">{t.todayColumn}</th>
            </tr>
          </thead>
          <tbody>
            {offices.map(({ id, name }) => {
              const own = presence.get(id)
              return (
                <tr key={id} data-row>
                  <td>
                    <Link href={`/amt/besetzung/${id}`}>{name[language]}</Link>
                  </td>
                  <td>{own ? t.presence(own.there, own.absent) : <span class="muted">{t.none}</span>}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </WideTable>
    </div>
  )
}
