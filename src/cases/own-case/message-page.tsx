import { Button, ErrorSummary, Form, LongTextField, useWords } from '../../foundation/html/index.ts'
import type { Case } from '../case.ts'
import { CaseFrame, errorOf, type TypedByCitizen } from './case-frame.tsx'
import { ownCaseMessages } from './messages.ts'

export function MessagePage({ record, ...typed }: { record: Case } & TypedByCitizen) {
  const t = useWords(ownCaseMessages)
  return (
    <CaseFrame record={record} title={t.messageTitle}>
      <p class="lead">{t.messageLead}</p>
      <ErrorSummary problems={typed.problems ?? []} />
      <Form action={`/mein-antrag/${record.reference}/frage`} class="form">
        <LongTextField
          id="text"
          label={t.messageLabel}
          value={typed.text ?? ''}
          error={errorOf(typed, 'text')}
        />
        <div class="buttons">
          <Button primary>{t.messageSend}</Button>
        </div>
      </Form>
    </CaseFrame>
  )
}
