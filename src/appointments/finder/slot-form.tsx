import type { ComponentChildren } from 'preact'
import { Form, useLanguage } from '../../foundation/html/index.ts'
import type { ProofOfWorkTask } from '../../foundation/proof-of-work-task.ts'
import type { Office } from '../../offices/index.ts'
import type { Slot } from '../appointment.ts'
import { ProofField } from '../pressure/proof-field.tsx'
import { sayOn, shortOffice } from '../slot-words.ts'
import { slotText } from './slot-text.ts'
import { fieldsOf, type Wanted } from './wanted.ts'

const FORM = 'nehmen'

/** The one form behind all buttons that take a place; the page's number makes a second click the same request. */
export function SlotForm({
  wanted,
  page,
  task,
}: {
  wanted: Wanted
  page: string
  task: ProofOfWorkTask | null
}) {
  return (
    <Form action="/termin/platz" id={FORM}>
      <input type="hidden" name="seite" value={page} />
      {fieldsOf(wanted).map(([name, value]) => (
        <input type="hidden" name={name} value={value} key={name + value} />
      ))}
      {task ? <ProofField task={task} /> : null}
    </Form>
  )
}

/** A button that takes this place. */
export function SlotButton(props: {
  slot: Slot
  office: Office
  class: string
  /** What can be seen tells the office already. */
  names?: boolean
  children: ComponentChildren
}) {
  const language = useLanguage()
  const { slot, office } = props
  return (
    <button type="submit" class={props.class} form={FORM} name="platz" value={slotText(slot)}>
      {props.children}
      <span class="kern-sr-only">
        {' '}
        {[...(props.names ? [] : [shortOffice(office, language)]), sayOn(slot, language)].join(', ')}
      </span>
    </button>
  )
}
