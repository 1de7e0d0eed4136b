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
              <th scope="row">{sayScope(book, action.scope, language)}</th>
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
