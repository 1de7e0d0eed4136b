import { saySlotTime, type ToCall } from '../../appointments/index.ts'
import { Button, Form, Link, Name, useLanguage, useWords, WideTable } from '../../foundation/html/index.ts'
import { formatTinyDay } from '../../foundation/language/index.ts'
import { type DistrictBook, sayService } from '../district-book.ts'
import type { Activation } from './activation.ts'
import { switchMessages } from './messages.ts'

export interface CallsProps {
  readonly activation: Activation
  readonly calls: readonly ToCall[]
  /** There may be more of them. */
  readonly callsShown: number
  readonly mayCall: boolean
  /** Ids of the appointments of those who could do it online. */
  readonly online: ReadonlySet<string>
  readonly book: DistrictBook
}

/** Those whom no message reaches: somebody calls, or sends a letter. */
export function CallTable({ activation, calls, callsShown, mayCall, online, book }: CallsProps) {
  const t = useWords(switchMessages)
  const language = useLanguage()
  if (!mayCall) return null
  return (
    <>
      <h2>{t.calls}</h2>
      <p class="muted">
        {t.callsLead} {calls.length === callsShown ? t.callsMore(callsShown) : ''}
      </p>
      <WideTable label={t.calls}>
        <table class="list">
          <thead>
            <tr>
              <th scope="col">{t.callColumns.when}</th>
              <th scope="col">{t.callColumns.who}</th>
              <th scope="col">{t.callColumns.phone}</th>
              <th scope="col">{t.callColumns.what}</th>
              <th scope="col">{t.callColumns.becomes}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {calls.map(call => (
              <tr key={call.appointment}>
                <th scope="row">
                  <Link href={`/amt/termine/${call.reference}`}>
                    {formatTinyDay(call.day, language)}, {saySlotTime(call, language)}
                  </Link>
                </th>
                <td>
                  <Name>{call.name}</Name>
                </td>
                <td>{call.phone ? <bdi>{call.phone}</bdi> : <span class="muted">{t.noPhone}</span>}</td>
                <td>{call.services.map(({ id }) => sayService(book, id, language)).join(', ')}</td>
                <td>{t.becomes[call.kind]}</td>
                <td>
                  <Form action={`/amt/lage/${activation.id}/anruf`} class="situation__called">
                    <input type="hidden" name="termin" value={call.appointment} />
                    <Button name="wie" value="erreicht">
                      {t.reached}
                    </Button>
                    <Button quiet name="wie" value="brief">
                      {t.letter}
                    </Button>
                    {online.has(call.appointment) ? (
                      <Button quiet name="wie" value="online">
                        {t.ratherOnline}
                      </Button>
                    ) : null}
                  </Form>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
    </>
  )
}
