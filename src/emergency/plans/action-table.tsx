import type { ComponentChildren } from 'preact'
import { useLanguage, useWords, WideTable } from '../../foundation/html/index.ts'
import { type DistrictBook, sayScope } from '../district-book.ts'
import type { PlanAction } from '../plan.ts'
import { planMessages } from './messages.ts'
import { sayAction, sayInverse } from './say-action.ts'

interface ActionTableProps {
  readonly actions: readonly PlanAction[]
  readonly book: DistrictBook
  /** What can be done with one of them. */
  readonly acts?: (index: number) => ComponentChildren
}

/** What a plan does, in sentences: where, what, and how it is taken back. */
export function ActionTable({ actions, book, acts }: ActionTableProps) {
  const t = useWords(planMessages)
  const language = useLanguage()
  const spans = spansOf(actions)
  return (
    <WideTable label={t.actionsTitle}>
      <table class="list situation__actions">
        <thead>
          <tr>
            <th scope="col">{t.where}</th>
            <th scope="col">{t.what}</th>
            <th scope="col">{t.inverse}</th>
            {acts ? (
              <th scope="col">
                <span class="kern-sr-only">{t.change}</span>
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {actions.map((action, index) => (
            <tr key={index}>
              {spans[index] ? (
                <th scope="rowgroup" rowSpan={spans[index]}>
                  {sayScope(book, action.scope, language)}
                </th>
              ) : null}
              <td>{sayAction(book, action, language)}</td>
              <td class="muted">{sayInverse(action, language)}</td>
              {acts ? <td>{acts(index)}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  )
}

/** How many actions one after the other hold for the same place, at the first of them; 0 at the others. */
function spansOf(actions: readonly PlanAction[]): number[] {
  const place = (index: number) => JSON.stringify(actions[index]?.scope)
  return actions.map((_, index) => {
    if (index > 0 && place(index - 1) === place(index)) return 0
    let end = index + 1
    while (end < actions.length && place(end) === place(index)) end += 1
    return end - index
  })
}
