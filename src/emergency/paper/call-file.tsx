import type { Temporal } from 'temporal-polyfill'
import { saySlotTime, type ToCall } from '../../appointments/index.ts'
import { formatInstant, formatTinyDay, type Language } from '../../foundation/language/index.ts'
import { switchMessages } from '../switch/messages.ts'
import { fileMessages } from './file-messages.ts'
import { htmlFile } from './html-file.tsx'

export interface CallsToWrite {
  readonly office: string
  readonly calls: readonly ToCall[]
  readonly madeAt: Temporal.Instant
  readonly language: Language
  nameOf(service: string): string
}

/** Whom an office has to call, with a box to tick by hand. */
export function callFile({ office, calls, madeAt, language, nameOf }: CallsToWrite): string {
  const t = fileMessages[language]
  const title = t.calls.title(office)
  const body = (
    <main>
      <h1>{title}</h1>
      <p class="warn">{t.index.confidential}</p>
      <p class="asof">{t.asOf(formatInstant(madeAt, language))}</p>
      {calls.length === 0 ? (
        <p>{t.calls.none}</p>
      ) : (
        <>
          <p>{t.calls.lead}</p>
          <table>
            <thead>
              <tr>
                {t.calls.columns.map(column =>
                  column ? (
                    <th scope="col" key={column}>
                      {column}
                    </th>
                  ) : (
                    <td key="box" />
                  ),
                )}
              </tr>
            </thead>
            <tbody>
              {calls.map(call => (
                <tr key={call.appointment}>
                  <td class="box" />
                  <th scope="row" class="nowrap">
                    {formatTinyDay(call.day, language)}, {saySlotTime(call, language)}
                  </th>
                  <td class="nowrap">{call.reference}</td>
                  <td>
                    <bdi>{call.name}</bdi>
                  </td>
                  <td class="nowrap">{call.phone ?? t.calls.noPhone}</td>
                  <td>{call.services.map(({ id }) => nameOf(id)).join(', ')}</td>
                  <td>{switchMessages[language].becomes[call.kind]}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </main>
  )
  return htmlFile({ language, title, body })
}
