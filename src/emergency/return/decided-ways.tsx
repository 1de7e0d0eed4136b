import { State, useLanguage, useWords, WideTable } from '../../foundation/html/index.ts'
import { formatShortDay } from '../../foundation/language/index.ts'
import type { LawBook } from '../../law/index.ts'
import type { DistrictBook } from '../district-book.ts'
import { sayScope } from '../district-book.ts'
import type { GainedWay } from './gains.ts'
import type { Figures, Homecoming } from './homecoming.ts'
import { returnMessages } from './messages.ts'
import { sayLaw, sayUse, sayWay } from './say-way.ts'

interface DecidedWaysProps {
  readonly homecoming: Homecoming | null
  readonly ways: readonly GainedWay[]
  readonly figures: ReadonlyMap<number, Figures>
  readonly book: DistrictBook
  readonly law: LawBook
}

export const decisionTones = { kept: 'good', extended: 'waiting', ended: 'muted' } as const

/** What was decided about each way, and why. */
export function DecidedWays({ homecoming, ways, figures, book, law }: DecidedWaysProps) {
  const t = useWords(returnMessages)
  const language = useLanguage()
  return (
    <>
      <h2>{t.waysTitle}</h2>
      {ways.length === 0 ? (
        <p>{t.noWays}</p>
      ) : (
        <WideTable label={t.waysTitle}>
          <table class="list homecoming__table">
            <thead>
              <tr>
                <th scope="col">{t.wayColumns.number}</th>
                <th scope="col">{t.wayColumns.way}</th>
                <th scope="col">{t.wayColumns.used}</th>
                <th scope="col">{t.wayColumns.law}</th>
                <th scope="col">{t.wayColumns.decision}</th>
              </tr>
            </thead>
            <tbody>
              {ways.map((way, line) => {
                const decided = homecoming?.decisions.find(({ action }) => action === way.index)
                return (
                  <tr key={way.index}>
                    <td>{line + 1}</td>
                    <th scope="row">
                      {sayWay(book, way, language)}
                      <span class="muted homecoming__where">
                        {sayScope(book, way.action.scope, language)}
                      </span>
                    </th>
                    <td>{sayUse(figures.get(way.index)!, language)}</td>
                    <td>{sayLaw(way, law, language).join(' ')}</td>
                    <td>
                      {decided ? (
                        <>
                          <State tone={decisionTones[decided.decision]}>
                            {t.decisions[decided.decision]}
                            {decided.until ? ` ${t.untilDay(formatShortDay(decided.until, language))}` : ''}
                          </State>{' '}
                          <bdi>{decided.reason}</bdi>
                        </>
                      ) : (
                        t.undecided
                      )}
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </WideTable>
      )}
    </>
  )
}
