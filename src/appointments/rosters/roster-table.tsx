import { Button, Form, Name, State, useLanguage, useWords, WideTable } from '../../foundation/html/index.ts'
import { rosterMessages } from './messages.ts'
import type { RosterOfDay } from './queries.ts'
import type { RosterLine } from './roster.ts'
import { sayHours, sayKinds } from './say-line.ts'

interface TableProps {
  readonly office: string
  readonly roster: RosterOfDay
  readonly lines: readonly RosterLine[]
  /** What is over is only shown. */
  readonly over: boolean
}

/** Who is there, each with the one click that a morning with somebody ill begins with. */
export function RosterTable({ office, roster, lines, over }: TableProps) {
  const t = useWords(rosterMessages)
  const language = useLanguage()
  const { columns } = t
  return (
    <WideTable label={t.title}>
      <table class="list roster">
        <thead>
          <tr>
            <th scope="col">{columns.name}</th>
            <th scope="col">{columns.hours}</th>
            <th scope="col">{columns.kinds}</th>
            <th scope="col">{columns.state}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, n) => (
            <tr key={`${line.name} ${line.from}`}>
              <th scope="row">
                <Name>{line.name}</Name>
              </th>
              <td class="nowrap">{sayHours(line, language)}</td>
              <td>{sayKinds(line.kinds, language)}</td>
              <td class="roster__state">
                {line.absent ? <State tone="warn">{t.absent}</State> : <State tone="good">{t.there}</State>}
                {over ? null : (
                  <Form action={`/amt/besetzung/${office}/fehlt`}>
                    <input type="hidden" name="tag" value={String(roster.day)} />
                    <input type="hidden" name="zeile" value={String(n)} />
                    <Button quiet name="fehlt" value={line.absent ? 'nein' : 'ja'}>
                      {line.absent ? t.markThere : t.markAbsent}
                      <span class="kern-sr-only">: {line.name}</span>
                    </Button>
                  </Form>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  )
}
