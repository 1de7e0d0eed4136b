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
  if (open.kind === 'online') return <OnlineNotice reference={reference} until={until} />
  const words = {
    phone: [t.phone, t.phoneText(until)],
    video: [t.video, t.videoText(until)],
    'other-office': [t.moved, t.movedText(until)],
    again: [t.again, t.againText(until)],
  } as const
  const [title, text] = words[open.kind]
  return (
    <Notice tone="warn" title={title}>
      <p>{text}</p>
      <div class="buttons">{answer}</div>
    </Notice>
  )
}

/** Two ways on, each with one click: the application, or first when there are places again. */
function OnlineNotice({ reference, until }: { reference: string; until: string }) {
  const t = useWords(takeOverMessages)
  return (
    <Notice tone="info" title={t.online}>
      <p>{t.onlineText(until)}</p>
      <div class="buttons">
        <Form action={`/mein-termin/${reference}/online`}>
          <Button primary>{t.onlineYes}</Button>
        </Form>
        <Form action={`/mein-termin/${reference}/ausweichtermin`}>
          <Button name="antwort" value="termin">
            {t.onlineNo}
          </Button>
        </Form>
      </div>
    </Notice>
  )
}
