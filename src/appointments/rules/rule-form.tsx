import type { FieldProblem } from '../../foundation/html/index.ts'
import {
  Button,
  ChoiceField,
  DateField,
  ErrorSummary,
  Form,
  SelectField,
  TextField,
  useWords,
} from '../../foundation/html/index.ts'
import type { Pool } from '../availability/queries.ts'
import { keptFor } from '../availability/rule.ts'
import { rulesMessages } from './messages.ts'
import { ruleWords } from './rule-words.ts'
import { kindsOfRule, type TypedRule, waysToRepeat } from './typed-rule.ts'

interface FormProps {
  readonly office: string
  readonly pools: readonly Pool[]
  readonly typed: TypedRule
  readonly problems: readonly FieldProblem[]
}

/** One more rule. All fields are there at once, so that it works without a script; hints say which are needed when. */
export function RuleForm({ office, pools, typed, problems }: FormProps) {
  const t = useWords(rulesMessages)
  const error = (field: string) => problems.find(problem => problem.field === field)?.sentence
  const field = (id: string) => ({ id, label: t.fields[id]!, error: error(id) })
  return (
    <section aria-labelledby="neue-regel">
      <h2 id="neue-regel">{t.addTitle}</h2>
      <p class="muted">{t.addLead}</p>
      <Form action={`/amt/oeffnung/${office}/regeln`} class="openings__form">
        <ErrorSummary problems={problems} />
        <What field={field} pools={pools} typed={typed} />
        <When field={field} typed={typed} />
        <div class="openings__fields">
          <TextField {...field('grund-de')} value={typed.reason.de} hint={t.reasonHint} optional />
          <TextField {...field('grund-en')} value={typed.reason.en} optional />
        </div>
        <div class="buttons">
          <Button primary name="act" value="review">
            {t.addButton}
          </Button>
        </div>
      </Form>
    </section>
  )
}

interface PartProps {
  readonly typed: TypedRule
  field(id: string): { readonly id: string; readonly label: string; readonly error: string | undefined }
}

function What({ field, pools, typed }: PartProps & { pools: readonly Pool[] }) {
  const t = useWords(rulesMessages)
  const words = useWords(ruleWords)
  return (
    <>
      <ChoiceField
        {...field('art')}
        options={kindsOfRule.map(value => ({ value, label: t.kindOptions[value] }))}
        chosen={[typed.kind]}
      />
      <div class="openings__fields">
        <TextField {...field('plaetze')} value={typed.places} hint={t.placesHint} width="short" numeric />
        <SelectField
          {...field('fuer')}
          hint={t.keptForHint}
          value={typed.keptFor}
          options={keptFor.map(value => ({ value, label: t.keptForOptions[value] }))}
        />
      </div>
      {pools.length > 0 ? (
        <ChoiceField
          {...field('platz')}
          hint={t.poolsHint}
          several
          options={pools.map(({ id, kind }) => ({ value: id, label: words.poolNames[kind] }))}
          chosen={typed.pools}
        />
      ) : null}
    </>
  )
}

function When({ field, typed }: PartProps) {
  const t = useWords(rulesMessages)
  const words = useWords(ruleWords)
  return (
    <>
      <ChoiceField
        {...field('wiederholt')}
        options={waysToRepeat.map(value => ({ value, label: t.repeatOptions[value] }))}
        chosen={[typed.repeats]}
      />
      <ChoiceField
        {...field('wochentag')}
        hint={t.weekdaysHint}
        several
        options={words.weekdays.map((label, n) => ({ value: String(n + 1), label }))}
        chosen={typed.weekdays}
      />
      <div class="openings__fields">
        <TextField {...field('wochen')} value={typed.weeks} hint={t.weeksHint} width="short" numeric />
        <SelectField
          {...field('woche-im-monat')}
          hint={t.nthHint}
          value={typed.nth}
          options={['1', '2', '3', '4', '-1'].map(value => ({ value, label: t.nthOptions[value]! }))}
        />
      </div>
      <div class="openings__fields">
        <DateField {...field('ab')} value={typed.from} />
        <DateField {...field('bis')} value={typed.until} hint={t.untilHint} optional />
      </div>
      <div class="openings__fields">
        <TextField {...field('von')} value={typed.fromTime} hint={t.timeHint} width="short" />
        <TextField {...field('ende')} value={typed.untilTime} hint={t.timeHint} width="short" />
      </div>
    </>
  )
}
