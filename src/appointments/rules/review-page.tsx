import type { Temporal } from 'temporal-polyfill'
import { Button, ButtonLink, Form, Notice, useLanguage, useWords } from '../../foundation/html/index.ts'
import type { Office } from '../../offices/index.ts'
import type { Catalogue } from '../../services/index.ts'
import { shortOffice } from '../slot-words.ts'
import { AppointmentTable } from './appointment-table.tsx'
import type { Outlook } from './change-rules.ts'
import { rulesMessages } from './messages.ts'
import { sayRule } from './say-rule.ts'

interface ReviewProps {
  readonly office: Office
  readonly outlook: Outlook
  readonly kind: 'add' | 'withdraw'
  /** Everything that was typed is sent once more, and read once more. */
  readonly fields: readonly (readonly [string, string])[]
  /** Somebody else changed the rules since this page was asked for. */
  readonly overtaken: boolean
  readonly services: Catalogue['services']
  readonly today: Temporal.PlainDate
}

/** Before anything is saved: what will be, and who has no place then. */
export function ReviewPage(props: ReviewProps) {
  const { office, outlook, kind, fields, overtaken, today } = props
  const t = useWords(rulesMessages)
  const language = useLanguage()
  const path = `/amt/oeffnung/${office.id}`
  return (
    <div class="desk openings">
      <h1>{kind === 'add' ? t.reviewAddTitle : t.reviewWithdrawTitle}</h1>
      {overtaken ? (
        <Notice tone="warn" title={t.overtaken}>
          <p>{t.overtakenText}</p>
        </Notice>
      ) : null}
      <p class="muted">{shortOffice(office, language)}</p>
      <p class="lead">{sayRule(outlook.rule, today, language)}</p>
      <Consequences {...props} />
      <Form action={`${path}/${kind === 'add' ? 'regeln' : 'ruecknahme'}`}>
        {fields.map(([name, value]) => (
          <input type="hidden" name={name} value={value} key={`${name} ${value}`} />
        ))}
        <input type="hidden" name="stand" value={outlook.version} />
        <div class="buttons">
          <Button primary name="act" value="save">
            {kind === 'add' ? t.save : t.saveWithdrawal}
          </Button>
          {kind === 'add' ? (
            <Button name="act" value="edit">
              {t.edit}
            </Button>
          ) : (
            <ButtonLink href={path}>{t.edit}</ButtonLink>
          )}
        </div>
      </Form>
    </div>
  )
}

function Consequences({ outlook, services }: ReviewProps) {
  const t = useWords(rulesMessages)
  const { stranded, already, regained } = outlook
  const title = stranded.length > 0 ? t.strands(stranded.length) : t.nobody
  return (
    <section>
      <Notice tone={stranded.length > 0 ? 'warn' : 'good'} title={title}>
        <p>{stranded.length > 0 ? t.strandsText : t.nobodyText}</p>
        {already.length > 0 ? <p>{t.already(already.length)}</p> : null}
        {regained.length > 0 ? <p>{t.regained(regained.length)}</p> : null}
      </Notice>
      {stranded.length > 0 ? (
        <AppointmentTable label={title} appointments={stranded} services={services} />
      ) : null}
    </section>
  )
}
