import type { Temporal } from 'temporal-polyfill'
import { Button, ButtonLink, Form, Notice, useLanguage, useWords } from '../../foundation/html/index.ts'
import type { Office } from '../../offices/index.ts'
import type { Catalogue } from '../../services/index.ts'
import { shortOffice } from '../slot-words.ts'
import type { Outlook } from './change-rules.ts'
import { rulesMessages } from './messages.ts'
import { sayRule } from './say-rule.ts'
import { WhoIsConcerned } from './who-is-concerned.tsx'

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
  const { office, outlook, kind, fields, overtaken, services, today } = props
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
      <WhoIsConcerned consequences={outlook} services={services} />
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
