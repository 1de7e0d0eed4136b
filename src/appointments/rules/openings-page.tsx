import { Link, useLanguage, useWords, WideTable } from '../../foundation/html/index.ts'
import type { Office } from '../../offices/index.ts'
import { rulesMessages } from './messages.ts'

interface OpeningsProps {
  readonly offices: readonly Office[]
  /** How many rules each office has, by id. */
  readonly counts: ReadonlyMap<string, number>
}

/** The customer centres to choose from. */
export function OpeningsPage({ offices, counts }: OpeningsProps) {
  const t = useWords(rulesMessages)
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
              <th scope="col">{t.rulesColumn}</th>
            </tr>
          </thead>
          <tbody>
            {offices.map(({ id, name }) => (
              <tr key={id} data-row>
                <td>
                  <Link href={`/amt/oeffnung/${id}`}>{name[language]}</Link>
                </td>
                <td>{counts.has(id) ? t.counters(counts.get(id)!) : t.noCounters}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
    </div>
  )
}
