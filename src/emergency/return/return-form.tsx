import {
  Button,
  ChoiceField,
  ErrorSummary,
  type FieldProblem,
  Form,
  TextField,
  useLanguage,
  useWords,
} from '../../foundation/html/index.ts'
import type { LawBook } from '../../law/index.ts'
import type { DistrictBook } from '../district-book.ts'
import { sayScope } from '../district-book.ts'
import type { Activation } from '../switch/activation.ts'
import type { GainedWay } from './gains.ts'
import { decisions, type Figures } from './homecoming.ts'
import { returnMessages } from './messages.ts'
import { isBarred, sayLaw, sayUse, sayWay } from './say-way.ts'
import { StagesForm } from './stages-form.tsx'
import { NO_WAY, type TypedReturn } from './typed-return.ts'

export interface ReturnFormProps {
  readonly activation: Activation
  readonly book: DistrictBook
  readonly law: LawBook
  readonly ways: readonly GainedWay[]
  /** By the place of the action in the plan. */
  readonly figures: ReadonlyMap<number, Figures>
  /** Customer centres that open again. */
  readonly offices: readonly string[]
  readonly typed: TypedReturn
  readonly problems: readonly FieldProblem[]
}

/** One form, so that no press loses what was typed, with and without a script. */
export function ReturnForm(props: ReturnFormProps) {
  const { activation, ways, problems } = props
  const t = useWords(returnMessages)
  return (
    <Form action={`/amt/lage/${activation.id}/rueckkehr`} class="homecoming">
      <ErrorSummary problems={problems} />
      <h2>{t.waysTitle}</h2>
      {ways.length === 0 ? <p>{t.noWays}</p> : null}
      {ways.map((way, line) => (
        <Way {...props} way={way} line={line} key={way.index} />
      ))}
      <StagesForm {...props} />
      <div class="buttons">
        <Button primary name="act" value="prepare">
          {t.prepare}
        </Button>
        <Button name="act" value="save">
          {t.save}
        </Button>
      </div>
    </Form>
  )
}

function Way(props: ReturnFormProps & { way: GainedWay; line: number }) {
  const { way, line, book, law, figures, typed, problems } = props
  const t = useWords(returnMessages)
  const language = useLanguage()
  const { decision, until, reason } = typed.ways.get(way.index) ?? NO_WAY
  const field = (id: string) => ({
    id: `${id}-${way.index}`,
    error: problems.find(problem => problem.field === `${id}-${way.index}`)?.sentence,
  })
  const name = sayWay(book, way, language)
  // What no law carries for good is not offered, so that nobody chooses it in vain.
  const offered = decisions.filter(one => one !== 'kept' || !isBarred(way))
  return (
    <section class="homecoming__way" aria-labelledby={`weg-${way.index}`}>
      <div>
        <h3 id={`weg-${way.index}`}>
          {line + 1}. {name}
        </h3>
        <p class="muted">{sayScope(book, way.action.scope, language)}</p>
        <dl class="homecoming__facts">
          <div>
            <dt>{t.wayColumns.used}</dt>
            <dd>{sayUse(figures.get(way.index)!, language)}</dd>
          </div>
          <div>
            <dt>{t.wayColumns.law}</dt>
            {sayLaw(way, law, language).map(sentence => (
              <dd key={sentence}>{sentence}</dd>
            ))}
          </div>
        </dl>
      </div>
      <div>
        <ChoiceField
          {...field('entscheidung')}
          label={t.decide}
          options={offered.map(value => ({ value, label: t.decisions[value] }))}
          chosen={[decision]}
        />
        <div class="homecoming__why">
          <TextField {...field('grund')} label={t.fields.grund} value={reason} autocomplete="off" />
          <TextField
            {...field('bis')}
            label={t.fields.bis}
            value={until}
            width="short"
            autocomplete="off"
            optional
          />
        </div>
      </div>
    </section>
  )
}
