import { Temporal } from 'temporal-polyfill'
import {
  Button,
  ErrorSummary,
  FileField,
  Form,
  LongTextField,
  useLanguage,
  useWords,
} from '../../foundation/html/index.ts'
import { formatWeekday } from '../../foundation/language/index.ts'
import type { Case, Inquiry } from '../case.ts'
import { lastDayToAnswer } from './deadline.ts'
import { inquiryMessages } from './messages.ts'

export interface InquiryFormProblems {
  readonly typed?: string
  readonly error?: string
}

/** Exactly the missing thing: one question, one field. */
export function InquiryForm(
  props: { record: Case; inquiry: Inquiry; today: Temporal.PlainDate } & InquiryFormProblems,
) {
  const t = useWords(inquiryMessages)
  const { record, inquiry, error } = props
  const wantsFile = inquiry.wants === 'file'
  const label = wantsFile ? t.answerFile : t.answerLabel
  return (
    <section class="inquiry" aria-labelledby="frage">
      <h2 id="frage">{t.questionTitle}</h2>
      <blockquote lang={record.language}>{inquiry.question}</blockquote>
      <LastDay inquiry={inquiry} today={props.today} />
      <ErrorSummary problems={error ? [{ field: 'antwort', label, sentence: error }] : []} />
      <Form action={`/mein-antrag/${record.reference}/antwort`} multipart={wantsFile} class="form">
        <input type="hidden" name="inquiry" value={inquiry.id} />
        {wantsFile ? (
          <>
            <FileField id="antwort" label={label} error={error} />
            <LongTextField
              id="anmerkung"
              label={t.answerFileNote}
              value={props.typed ?? ''}
              rows={3}
              optional
            />
          </>
        ) : (
          <LongTextField id="antwort" label={label} value={props.typed ?? ''} rows={4} error={error} />
        )}
        <div class="buttons">
          <Button primary>{t.sendAnswer}</Button>
        </div>
      </Form>
    </section>
  )
}

/** Until when an answer is asked for, and that it is later than it was. */
function LastDay({ inquiry, today }: { inquiry: Inquiry; today: Temporal.PlainDate }) {
  const t = useWords(inquiryMessages)
  const language = useLanguage()
  const last = lastDayToAnswer(inquiry)
  if (!last) return null
  const late = Temporal.PlainDate.compare(last, today) < 0
  const day = formatWeekday(last, language)
  return (
    <p>
      <strong>{late ? t.answerLate(day) : t.answerBy(day)}</strong>
      {inquiry.extendedTo && inquiry.answerBy ? (
        <> {t.extended(formatWeekday(inquiry.answerBy, language))}</>
      ) : null}
    </p>
  )
}
