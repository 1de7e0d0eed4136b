import type { Temporal } from 'temporal-polyfill'
import { Button, ChoiceField, ErrorSummary, Form, TextField, useWords } from '../../foundation/html/index.ts'
import type { PoolKind } from '../availability/queries.ts'
import { ruleWords } from '../rules/rule-words.ts'
import { rosterMessages } from './messages.ts'
import type { RosterPageProps } from './roster-page.tsx'
import { MOST_LINES, type TypedLine, typedFrom } from './typed-roster.ts'

/** Empty lines below those that are there. */
const SPARE = 3
const SPARE_WHEN_ASKED = 8

/** All lines of a day at once, so that it works without a script; a line without a name is none. */
export function RosterForm(props: RosterPageProps) {
  const { office, day, roster, kinds, typed, problems, moreLines } = props
  const t = useWords(rosterMessages)
  const known = typed ?? (roster.lines ?? []).map(typedFrom)
  const length = Math.min(MOST_LINES, known.length + (moreLines ? SPARE_WHEN_ASKED : SPARE))
  const lines = Array.from({ length }, (_, n) => known[n] ?? emptyLine(kinds))
  return (
    <section aria-labelledby="plan">
      <h2 id="plan">{roster.lines ? t.editTitle : t.newTitle}</h2>
      <p class="muted">{t.editLead}</p>
      <Form action={`/amt/besetzung/${office.id}/plan`} class="roster__form">
        <input type="hidden" name="tag" value={String(day)} />
        <ErrorSummary problems={problems} />
        {lines.map((line, n) => (
          <Line n={n} line={line} key={n} {...props} />
        ))}
        <div class="buttons">
          <Button primary name="act" value="review">
            {t.review}
          </Button>
          {length < MOST_LINES ? (
            <Button name="act" value="more">
              {t.moreLines}
            </Button>
          ) : null}
        </div>
      </Form>
    </section>
  )
}

/** A usual day at the counter, so that a name is enough. */
function emptyLine(kinds: readonly PoolKind[]): TypedLine {
  return {
    name: '',
    from: '8:00',
    until: '16:00',
    kinds: kinds.filter(kind => kind !== 'phone'),
    absent: false,
  }
}

function Line({ n, line, kinds, problems }: RosterPageProps & { n: number; line: TypedLine }) {
  const t = useWords(rosterMessages)
  const words = useWords(ruleWords)
  const field = (name: string) => {
    const id = `${name}-${n}`
    return { id, label: t.fields[name]!, error: problems.find(problem => problem.field === id)?.sentence }
  }
  return (
    <fieldset class="roster__line">
      <legend class="kern-sr-only">{t.line(n + 1)}</legend>
      <TextField {...field('name')} value={line.name} personName autocomplete="off" />
      <TextField {...field('von')} value={line.from} width="short" autocomplete="off" />
      <TextField {...field('bis')} value={line.until} width="short" autocomplete="off" />
      <ChoiceField
        {...field('kann')}
        several
        options={kinds.map(value => ({ value, label: words.poolNames[value] }))}
        chosen={line.kinds}
      />
      <div class="kern-form-check roster__absent">
        <input
          class="kern-form-check__checkbox"
          type="checkbox"
          id={`fehlt-${n}`}
          name={`fehlt-${n}`}
          value="ja"
          checked={line.absent}
        />
        <label class="kern-label" for={`fehlt-${n}`}>
          {t.fields.fehlt}
        </label>
      </div>
    </fieldset>
  )
}

/** The same people on other days, and the way back to the rules alone. */
export function CopyForms({ office, day }: { office: string; day: Temporal.PlainDate }) {
  const t = useWords(rosterMessages)
  const tag = <input type="hidden" name="tag" value={String(day)} />
  return (
    <section aria-labelledby="kopieren">
      <h2 id="kopieren">{t.copyTitle}</h2>
      <p class="muted">{t.copyLead}</p>
      <div class="buttons">
        <Form action={`/amt/besetzung/${office}/kopie`}>
          {tag}
          <Button name="wohin" value="rest">
            {t.copyRest}
          </Button>
        </Form>
        <Form action={`/amt/besetzung/${office}/kopie`}>
          {tag}
          <Button name="wohin" value="next">
            {t.copyNext}
          </Button>
        </Form>
        <Form action={`/amt/besetzung/${office}/ohne`}>
          {tag}
          <Button quiet>{t.removeButton}</Button>
        </Form>
      </div>
    </section>
  )
}
