import { Button, ErrorSummary, Form, Icon, Link, TextField, useWords } from '../../foundation/html/index.ts'
import { displayNumber } from '../../foundation/messages/index.ts'
import { ownAppointmentMessages } from '../own-appointment/messages.ts'
import { reminderMessages } from './messages.ts'
import type { ReminderNumber } from './reminder-number.ts'

export interface ReminderPageProps {
  readonly reference: string
  /** Null: none was given. */
  readonly given: ReminderNumber | null
  readonly offered: boolean
  readonly typed: string
  readonly error: { readonly field: 'nummer' | 'code'; readonly sentence: string } | null
}

/** Give a number, confirm it, take it back: one after the other. */
export function ReminderPage(props: ReminderPageProps) {
  const { reference, given, error } = props
  const t = useWords(reminderMessages)
  const { back } = useWords(ownAppointmentMessages)
  const labels = { nummer: t.number, code: t.code }
  return (
    <div class="page section">
      <Link href={`/mein-termin/${reference}`} class="back link">
        <Icon name="back" />
        {back}
      </Link>
      <h1>{t.title}</h1>
      <ErrorSummary problems={error ? [{ ...error, label: labels[error.field] }] : []} />
      <p class="lead">{t.lead}</p>
      {given?.confirmedAt ? <TakeBack {...props} given={given} /> : null}
      {given && !given.confirmedAt ? <Confirm {...props} given={given} /> : null}
      {given ? null : <Give {...props} />}
    </div>
  )
}

const base = ({ reference }: Pick<ReminderPageProps, 'reference'>) => `/mein-termin/${reference}/sms`

function Give(props: ReminderPageProps) {
  const t = useWords(reminderMessages)
  if (!props.offered) return <p>{t.notHere}</p>
  return (
    <Form action={base(props)} class="form">
      <TextField
        id="nummer"
        label={t.number}
        hint={t.numberHint}
        type="tel"
        width="medium"
        autocomplete="tel"
        value={props.typed}
        error={props.error?.field === 'nummer' ? props.error.sentence : undefined}
      />
      <div class="buttons">
        <Button primary>{t.send}</Button>
      </div>
    </Form>
  )
}

function Confirm(props: ReminderPageProps & { given: ReminderNumber }) {
  const t = useWords(reminderMessages)
  return (
    <>
      <Form action={`${base(props)}/code`} class="form">
        <TextField
          id="code"
          label={t.code}
          hint={t.codeHint(displayNumber(props.given.number))}
          width="short"
          numeric
          autocomplete="one-time-code"
          value=""
          error={props.error?.field === 'code' ? props.error.sentence : undefined}
        />
        <div class="buttons">
          <Button primary>{t.confirm}</Button>
        </div>
      </Form>
      <Stop {...props} name={t.other} />
    </>
  )
}

function TakeBack(props: ReminderPageProps & { given: ReminderNumber }) {
  const t = useWords(reminderMessages)
  return (
    <>
      <p>
        <strong>{t.on(displayNumber(props.given.number))}</strong>
      </p>
      <Stop {...props} name={t.stop} />
    </>
  )
}

function Stop(props: ReminderPageProps & { name: string }) {
  return (
    <Form action={`${base(props)}/beenden`} class="leave">
      <Button quiet>{props.name}</Button>
    </Form>
  )
}
