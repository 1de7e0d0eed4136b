import { Button, Form, Notice, useLanguage, useWords } from '../../foundation/html/index.ts'
import { InquiryForm } from '../inquiry/inquiry-form.tsx'
import { caseMessages } from '../messages.ts'
import { Course } from './course.tsx'
import { Promised } from './promised.tsx'
import { Receipt } from './receipt.tsx'
import { Result } from './result.tsx'
import { statusMessages } from './status-messages.ts'
import type { StatusPageProps } from './status-props.ts'
import { Ways } from './ways.tsx'

export function StatusPage(props: StatusPageProps) {
  const t = useWords(statusMessages)
  const caseWords = useWords(caseMessages)
  const language = useLanguage()
  const { record } = props
  return (
    <div class="page section columns">
      <div>
        <p class="muted">
          {t.about(record.serviceName[language], caseWords.kind(record.outcome), record.reference)}
        </p>
        <h1>{t.titles[record.state](caseWords.your(record.outcome))}</h1>
        {props.done ? <Notice tone="good" title={props.done} /> : null}
        {props.inquiry ? (
          <InquiryForm record={record} inquiry={props.inquiry} today={props.today} {...props.problems} />
        ) : null}
        <Result {...props} />
        <Promised {...props} />
        <h2>{t.course}</h2>
        <Course {...props} />
        <Ways record={record} />
      </div>
      <aside class="aside">
        <Receipt {...props} />
        <p>{t.anywhere}</p>
        <Form action={`/mein-antrag/${record.reference}/schliessen`}>
          <p class="small">{t.closeHereWhy}</p>
          <Button quiet>{t.closeHere}</Button>
        </Form>
      </aside>
    </div>
  )
}
