import { Button, ButtonLink, Form, useWords } from '../../foundation/html/index.ts'
import type { Case } from '../case.ts'
import { caseMessages } from '../messages.ts'
import { CaseFrame } from './case-frame.tsx'

export function WithdrawPage({ record }: { record: Case }) {
  const t = useWords(caseMessages)
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
