import { Button, ErrorSummary, FileField, Form, TextField, useWords } from '../../foundation/html/index.ts'
import type { Case } from '../case.ts'
import { CaseFrame, errorOf, type TypedByCitizen } from '../own-case/case-frame.tsx'
import { documentMessages } from './messages.ts'

export function DocumentPage({ record, ...typed }: { record: Case } & TypedByCitizen) {
  const t = useWords(documentMessages)
  return (
    <CaseFrame record={record} title={t.documentTitle}>
      <ErrorSummary problems={typed.problems ?? []} />
      <Form action={`/mein-antrag/${record.reference}/unterlage`} multipart class="form">
        <TextField
          id="bezeichnung"
          label={t.documentLabel}
          hint={t.documentLabelHint}
          value={typed.label ?? ''}
          error={errorOf(typed, 'bezeichnung')}
        />
        <FileField id="datei" label={t.documentFile} error={errorOf(typed, 'datei')} />
        <div class="buttons">
          <Button primary>{t.documentSend}</Button>
        </div>
      </Form>
    </CaseFrame>
  )
}
