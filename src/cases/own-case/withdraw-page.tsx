import { Button, ButtonLink, Form, useWords } from '../../foundation/html/index.ts'
import type { Case } from '../case.ts'
import { CaseFrame } from './case-frame.tsx'
import { ownCaseMessages } from './messages.ts'

export function WithdrawPage({ record }: { record: Case }) {
  const t = useWords(ownCaseMessages)
  return (
    <CaseFrame record={record} title={t.withdrawTitle}>
      <p class="lead">{t.withdrawLead}</p>
      <Form action={`/mein-antrag/${record.reference}/zurueckziehen`}>
        <div class="buttons">
          <Button>{t.withdrawYes}</Button>
          <ButtonLink primary href={`/mein-antrag/${record.reference}`}>
            {t.withdrawNo}
          </ButtonLink>
        </div>
      </Form>
    </CaseFrame>
  )
}
