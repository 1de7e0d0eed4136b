import { Button, Form, Notice, useLanguage, useWords } from '../../foundation/html/index.ts'
import { formatInstant } from '../../foundation/language/index.ts'
import type { OpenTakeOver } from './answer-take-over.ts'
import { takeOverMessages } from './messages.ts'

/** What an emergency has made of the appointment, to be answered with one click; no answer is one, too. */
export function TakeOverNotice({ reference, open }: { reference: string; open: OpenTakeOver }) {
  const t = useWords(takeOverMessages)
  const language = useLanguage()
  const answer = (
    <Form action={`/mein-termin/${reference}/ausweichtermin`}>
      <Button>{open.kind === 'later' ? t.laterYes : t.phoneYes}</Button>
    </Form>
  )
  if (open.kind === 'later') return answer
  const until = formatInstant(open.answerUntil, language)
  return (
    <Notice tone="warn" title={open.kind === 'phone' ? t.phone : t.moved}>
      <p>{open.kind === 'phone' ? t.phoneText(until) : t.movedText(until)}</p>
      {answer}
    </Notice>
  )
}
