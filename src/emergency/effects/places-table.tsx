import { useLanguage, useWords, WideTable } from '../../foundation/html/index.ts'
import { formatNumber } from '../../foundation/language/index.ts'
import type { DistrictBook } from '../district-book.ts'
import { effectMessages } from './messages.ts'
import type { TeamPlaces } from './staff-moves.ts'

/** Where the people of the teams work now; more than there are is said, because several operations may want them. */
export function PlacesTable({ places, book }: { places: readonly TeamPlaces[]; book: DistrictBook }) {
  const t = useWords(effectMessages)
  const language = useLanguage()
  if (places.length === 0) return null
  return (
    <section aria-labelledby="arbeitsorte">
      <h2 id="arbeitsorte">{t.places}</h2>
      <WideTable label={t.places}>
        <table class="list">
          <thead>
            <tr>
              <th scope="col">{t.placeColumns.team}</th>
              <th scope="col" class="num">
                {t.placeColumns.home}
              </th>
              <th scope="col" class="num">
                {t.placeColumns.hotline}
              </th>
              <th scope="col" class="num">
                {t.placeColumns.staff}
              </th>
            </tr>
          </thead>
          <tbody>
            {places.map(({ team, home, hotline, staff }) => (
              <tr key={team}>
                <th scope="row">
                  {book.teams.get(team)?.name[language] ?? team}
                  {home + hotline > staff ? <span class="case__note">{t.tooMany}</span> : null}
                </th>
                {[home, hotline, staff].map((count, index) => (
                  <td class="num" key={index}>
                    {formatNumber(count, language)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
    </section>
  )
}
