import type { Temporal } from 'temporal-polyfill'
import type { FieldProblem } from '../../foundation/html/index.ts'
import { Button, Form, Link, Notice, useLanguage, useWords } from '../../foundation/html/index.ts'
import type { Office } from '../../offices/index.ts'
import type { Catalogue } from '../../services/index.ts'
import type { Pool } from '../availability/queries.ts'
import type { Rule } from '../availability/rule.ts'
import { shortOffice } from '../slot-words.ts'
import { AppointmentTable } from './appointment-table.tsx'
import { rulesMessages } from './messages.ts'
import type { AppointmentAhead } from './queries.ts'
import { RuleForm } from './rule-form.tsx'
import { sayRule } from './say-rule.ts'
import { kindsOfRule, type TypedRule } from './typed-rule.ts'

export interface RulesPageProps {
  readonly office: Office
  /** Those that have not ended. */
  readonly rules: readonly Rule[]
  readonly pools: readonly Pool[]
  readonly stranded: readonly AppointmentAhead[]
  readonly services: Catalogue['services']
  readonly today: Temporal.PlainDate
  readonly typed: TypedRule
  readonly problems: readonly FieldProblem[]
  readonly said: 'added' | 'withdrawn' | 'gone' | null
}

/** When one customer centre gives appointments, and a form for one more rule. */
export function RulesPage(props: RulesPageProps) {
  const { office, rules, pools, said, typed, problems } = props
  const t = useWords(rulesMessages)
  const language = useLanguage()
  return (
    <div class="desk openings">
      <p>
        <Link href="/amt/oeffnung">{t.back}</Link>
      </p>
      <h1>{t.officeTitle(shortOffice(office, language))}</h1>
      {said ? <Notice tone={said === 'gone' ? 'warn' : 'good'} title={t[said]} /> : null}
      <Stranded {...props} />
      <p class="muted">{rules.length > 0 ? t.officeLead : t.noRules}</p>
      {rules.length > 0 ? <RuleList {...props} /> : null}
      <p>
        <Link href={`/amt/oeffnung/${office.id}/warum`}>{t.whyLink}</Link>
      </p>
      <RuleForm office={office.id} pools={pools} typed={typed} problems={problems} />
    </div>
  )
}

function Stranded({ stranded, services }: RulesPageProps) {
  const t = useWords(rulesMessages)
  if (stranded.length === 0) return null
  const title = t.strandedTitle(stranded.length)
  return (
    <section>
      <Notice tone="warn" title={title}>
        <p>{t.strandedText}</p>
      </Notice>
      <AppointmentTable label={title} appointments={stranded} services={services} />
    </section>
  )
}

function RuleList({ office, rules, today }: RulesPageProps) {
  const t = useWords(rulesMessages)
  const language = useLanguage()
  return (
    <>
      {kindsOfRule.map(kind => {
        const own = rules.filter(rule => rule.kind === kind)
        return (
          <section key={kind}>
            <h2>{t.kinds[kind]}</h2>
            {own.length === 0 ? <p class="muted">{t.noneOfKind}</p> : null}
            <ul class="openings__rules">
              {own.map(rule => (
                <RuleLine
                  office={office.id}
                  number={rule.number}
                  words={sayRule(rule, today, language)}
                  key={rule.number}
                />
              ))}
            </ul>
          </section>
        )
      })}
    </>
  )
}

/** To withdraw it asks first whom that concerns. */
function RuleLine({ office, number, words }: { office: string; number: number; words: string }) {
  const t = useWords(rulesMessages)
  return (
    <li>
      <span>{words}</span>
      <Form action={`/amt/oeffnung/${office}/ruecknahme`}>
        <Button quiet name="nummer" value={String(number)}>
          {t.withdraw}
          <span class="kern-sr-only">: {words}</span>
        </Button>
      </Form>
    </li>
  )
}
