import { Name, useLanguage, useWords, WideTable } from '../../foundation/html/index.ts'
import { formatInstant, formatList, formatShortDay } from '../../foundation/language/index.ts'
import type { Catalogue } from '../../services/index.ts'
import { sayTime } from '../slot-words.ts'
import { rulesMessages } from './messages.ts'
import type { AppointmentAhead } from './queries.ts'

/** A page with more of them would be read by nobody. */
const MOST = 200

interface TableProps {
  readonly label: string
  readonly appointments: readonly AppointmentAhead[]
  readonly services: Catalogue['services']
}

/** Whose appointments they are, when and for what. */
export function AppointmentTable({ label, appointments, services }: TableProps) {
  const t = useWords(rulesMessages)
  const language = useLanguage()
  const hidden = appointments.length - MOST
  return (
    <>
      <WideTable label={label}>
        <table class="list">
          <thead>
            <tr>
              <th scope="col">{t.day}</th>
              <th scope="col">{t.time}</th>
              <th scope="col">{t.matter}</th>
              <th scope="col">{t.reference}</th>
              <th scope="col">{t.name}</th>
              <th scope="col">{t.bookedAt}</th>
            </tr>
          </thead>
          <tbody>
            {appointments.slice(0, MOST).map(one => (
              <tr key={one.id}>
                <td class="nowrap">{formatShortDay(one.day, language)}</td>
                <td class="nowrap">{sayTime(one.day, one.step, language)}</td>
                <td>
                  {formatList(
                    one.services.map(({ id }) => services.get(id)?.definition.name[language] ?? id),
                    language,
                  )}
                </td>
                <td class="nowrap">{one.reference}</td>
                <td>
                  <Name>{one.name}</Name>
                </td>
                <td class="nowrap">{formatInstant(one.bookedAt, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
      {hidden > 0 ? <p>{t.more(hidden)}</p> : null}
    </>
  )
}
