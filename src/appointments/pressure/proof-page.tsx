import { Button, Form, Icon, Link, Notice, useLanguage, useWords } from '../../foundation/html/index.ts'
import type { ProofOfWorkTask } from '../../foundation/proof-of-work-task.ts'
import type { Office } from '../../offices/index.ts'
import type { Slot } from '../appointment.ts'
import { slotText } from '../finder/slot-text.ts'
import { fieldsOf, finderPath, type Wanted } from '../finder/wanted.ts'
import { sayOn, shortOffice } from '../slot-words.ts'
import type { Refusal } from './admit.ts'
import { proofMessages } from './messages.ts'
import { ProofField } from './proof-field.tsx'

export const TICKET = 'wartemarke'

interface Choice {
  readonly slot: Slot
  readonly office: Office
  readonly wanted: Wanted
  /** Number of the page on which it was chosen: the same choice stays the same request. */
  readonly page: string
}

interface ProofPageProps extends Choice {
  readonly because: Exclude<Refusal['because'], 'early'>
  readonly task: ProofOfWorkTask
  /** How long the way without a script takes. */
  readonly wait: number
}

/** Nothing that was chosen is lost: it stands here, and goes on as soon as the device is done, or after a wait. */
export function ProofPage(props: ProofPageProps) {
  const { because, task, wait } = props
  const t = useWords(proofMessages)
  return (
    <div class="page section application">
      <Back {...props} />
      <div class="form">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        {because === 'missing' ? null : <Notice tone="info" title={t.again[because]} />}
        <Chosen {...props} />
        <Form action="/termin/platz" class="placeform">
          <ChoiceFields {...props} />
          <ProofField task={task} />
          <div class="buttons">
            <Button primary>{t.take}</Button>
          </div>
        </Form>
        <h2>{t.withoutTitle}</h2>
        <p>{t.without(wait)}</p>
        <Form action="/termin/warten" class="placeform">
          <ChoiceFields {...props} />
          <div class="buttons">
            <Button>{t.withoutButton}</Button>
          </div>
        </Form>
        <p class="muted orcall">{t.orCall}</p>
      </div>
    </div>
  )
}

/** For browsers without a script: no page that changes by itself, one button. */
export function WaitPage(props: Choice & { readonly ticket: string; readonly wait: number }) {
  const t = useWords(proofMessages)
  return (
    <div class="page section application">
      <Back {...props} />
      <div class="form">
        <h1>{t.waitTitle}</h1>
        <p class="lead">{t.waitLead(props.wait)}</p>
        <p>{t.waitText}</p>
        <Chosen {...props} />
        <Form action="/termin/platz" class="placeform">
          <ChoiceFields {...props} />
          <input type="hidden" name={TICKET} value={props.ticket} />
          <div class="buttons">
            <Button primary>{t.take}</Button>
          </div>
        </Form>
        <p class="muted orcall">{t.orCall}</p>
      </div>
    </div>
  )
}

function Back({ wanted }: Choice) {
  const t = useWords(proofMessages)
  return (
    <Link href={finderPath(wanted)} class="back link">
      <Icon name="back" />
      {t.other}
    </Link>
  )
}

function Chosen({ slot, office }: Choice) {
  const t = useWords(proofMessages)
  const language = useLanguage()
  return (
    <div class="card chosen">
      <h2>{t.chosen}</h2>
      <p>
        {shortOffice(office, language)}, <strong>{sayOn(slot, language)}</strong>
      </p>
      <p class="muted">{t.notHeld}</p>
    </div>
  )
}

function ChoiceFields({ slot, wanted, page }: Choice) {
  const fields = [['seite', page], ['platz', slotText(slot)], ...fieldsOf(wanted)] as const
  return (
    <>
      {fields.map(([name, value]) => (
        <input type="hidden" name={name} value={value} key={name + value} />
      ))}
    </>
  )
}
