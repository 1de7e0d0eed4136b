import {
  Button,
  ErrorSummary,
  Form,
  Icon,
  Link,
  Notice,
  TextField,
  useWords,
} from '../../foundation/html/index.ts'
import { displayNumber } from '../../foundation/messages/index.ts'
import type { Case } from '../case.ts'
import { caseMessages } from '../messages.ts'
import { mayHaveNews } from './give-number.ts'
import { mobileMessages } from './messages.ts'
import type { MobileNumber } from './mobile-number.ts'

export interface MessagesPageProps {
  readonly record: Case
  readonly mobile: MobileNumber | null
  /** Whether SMS leave this house. */
  readonly offered: boolean
  readonly typed?: string
  readonly error?: { readonly field: 'nummer' | 'code'; readonly sentence: string }
  readonly done?: string | null
}

/** How a citizen is told of news: what is set, and the way to switch SMS on and off. */
export function MessagesPage(props: MessagesPageProps) {
  const t = useWords(mobileMessages)
  const back = useWords(caseMessages).back
  const { record, mobile, error } = props
  const labels = { nummer: t.number, code: t.code }
  return (
    <div class="page section">
      <Link href={`/mein-antrag/${record.reference}`} class="back link">
        <Icon name="back" />
        {back}
      </Link>
      <h1>{t.title}</h1>
      {props.done ? <Notice tone="good" title={props.done} /> : null}
      <ErrorSummary problems={error ? [{ ...error, label: labels[error.field] }] : []} />
      <p class="lead">{t.lead}</p>
      <dl class="receipt">
        <dt>{t.mail}</dt>
        <dd>{record.contact.email ?? t.noMail}</dd>
        {mobile || props.offered ? (
          <>
            <dt>{t.sms}</dt>
            <dd>{mobile?.confirmedAt ? t.on(displayNumber(mobile.number)) : t.off}</dd>
          </>
        ) : null}
        <dt>{t.here}</dt>
        <dd>{t.hereAlways}</dd>
      </dl>
      {mobile?.confirmedAt ? <TakeBack {...props} name={t.stop} /> : <Offer {...props} />}
    </div>
  )
}

const base = ({ record }: MessagesPageProps) => `/mein-antrag/${record.reference}/nachrichten`

function Offer(props: MessagesPageProps) {
  const t = useWords(mobileMessages)
  const { mobile, offered, record } = props
  if (mobile) return <Confirm {...props} mobile={mobile} />
  if (!mayHaveNews(record)) return <p class="muted">{t.finished}</p>
  return offered ? <Give {...props} /> : null
}

function Give(props: MessagesPageProps) {
  const t = useWords(mobileMessages)
  return (
    <section aria-labelledby="sms">
      <h2 id="sms">{t.offer}</h2>
      <p>{t.about}</p>
      <Form action={`${base(props)}/mobilnummer`} class="form">
        <TextField
          id="nummer"
          label={t.number}
          hint={t.numberHint}
          value={props.typed ?? ''}
          type="tel"
          width="medium"
          autocomplete="tel"
          error={props.error?.field === 'nummer' ? props.error.sentence : undefined}
        />
        <div class="buttons">
          <Button primary>{t.sendCode}</Button>
        </div>
      </Form>
    </section>
  )
}

function Confirm(props: MessagesPageProps & { mobile: MobileNumber }) {
  const t = useWords(mobileMessages)
  const { mobile, error } = props
  return (
    <section aria-labelledby="sms">
      <h2 id="sms">{t.codeTitle}</h2>
      <p>{t.codeSent(displayNumber(mobile.number))}</p>
      <Form action={`${base(props)}/bestaetigung`} class="form">
        <TextField
          id="code"
          label={t.code}
          hint={t.codeHint}
          value=""
          width="short"
          numeric
          autocomplete="one-time-code"
          error={error?.field === 'code' ? error.sentence : undefined}
        />
        <div class="buttons">
          <Button primary>{t.confirm}</Button>
        </div>
      </Form>
      {props.offered ? (
        <Form action={`${base(props)}/mobilnummer`}>
          <input type="hidden" name="nummer" value={mobile.number} />
          <div class="buttons">
            <Button>{t.newCode}</Button>
          </div>
        </Form>
      ) : null}
      <TakeBack {...props} name={t.otherNumber} />
    </section>
  )
}

function TakeBack(props: MessagesPageProps & { name: string }) {
  return (
    <Form action={`${base(props)}/abmeldung`}>
      <div class="buttons">
        <Button quiet={!props.mobile?.confirmedAt}>{props.name}</Button>
      </div>
    </Form>
  )
}
