import {
  Button,
  DateField,
  ErrorSummary,
  Fact,
  type FieldProblem,
  Form,
  Link,
  Notice,
  SelectField,
  TextField,
  useLanguage,
  useWords,
} from '../../foundation/html/index.ts'
import { formatInstant, formatShortDay } from '../../foundation/language/index.ts'
import type { LawBook } from '../requirement.ts'
import { LawRoom } from '../room.tsx'
import { lawWords } from '../words.ts'
import { needMessages } from './messages.ts'
import { type Need, type NeedStep, nextStates, stateOf } from './need.ts'
import { NeedStateNow, SavingsList } from './needs-page.tsx'

interface NeedPageProps {
  readonly need: Need
  readonly law: LawBook
  readonly mayMove: boolean
  readonly said: string | null
  readonly typed: Readonly<Record<string, string>>
  readonly problems: readonly FieldProblem[]
}

/** One need for change: both wordings side by side, and how far it has come. */
export function NeedPage(props: NeedPageProps) {
  const { need, law, said, problems, mayMove } = props
  const t = useWords(needMessages)
  const language = useLanguage()
  const norm = need.norm && law.norms.get(need.norm)
  return (
    <LawRoom here="needs">
      {said && t.said[said] ? (
        <Notice tone={said === 'nicht-von-hier' ? 'warn' : 'good'} title={t.said[said]} />
      ) : null}
      <ErrorSummary problems={problems} />
      <p class="muted">{norm ? norm.citation[language] : t.noNorm}</p>
      <h1>{need.title[language]}</h1>
      <div class="law__wordings">
        <section>
          <h2>{t.columns.present}</h2>
          <blockquote lang="de">{need.present}</blockquote>
        </section>
        <section>
          <h2>{t.columns.proposed}</h2>
          {need.proposed ? (
            <blockquote lang="de">{need.proposed}</blockquote>
          ) : (
            <p class="muted">{t.notDrafted}</p>
          )}
        </section>
      </div>
      <dl class="law__facts">
        <Fact name={t.columns.owner}>{need.owner[language]}</Fact>
        <Fact name={t.columns.state}>
          <NeedStateNow need={need} />
        </Fact>
        <Fact name={t.columns.saves}>
          <SavingsList saves={need.saves} />
        </Fact>
        {need.note ? <Fact name={t.note}>{need.note[language]}</Fact> : null}
      </dl>
      <Concerned need={need} law={law} />
      <h2>{t.history}</h2>
      <ul class="law__lines">
        {need.steps.map(step => (
          <Step step={step} key={step.number} />
        ))}
      </ul>
      {mayMove ? <MoveForm {...props} /> : null}
    </LawRoom>
  )
}

function Concerned({ need, law }: Pick<NeedPageProps, 'need' | 'law'>) {
  const t = useWords(needMessages)
  const language = useLanguage()
  const concerned = law.requirements.filter(({ id }) => need.requirements.includes(id))
  if (concerned.length === 0) return null
  return (
    <>
      <h2>{t.concerned}</h2>
      <ul class="law__lines">
        {concerned.map(({ id, norm, reason }) => (
          <li key={id}>
            <Link href={`/amt/recht/anforderungen/${id}`}>
              {law.norms.get(norm)?.citation[language] ?? norm}
            </Link>{' '}
            <span class="muted">{reason[language]}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

function Step({ step }: { step: NeedStep }) {
  const t = useWords(needMessages)
  const words = useWords(lawWords)
  const language = useLanguage()
  const state = words.states[step.state]
  return (
    <li>
      {step.since ? t.since(state, formatShortDay(step.since, language)) : state}{' '}
      <span class="muted">
        {step.enteredName ?? t.fromFile}, {formatInstant(step.enteredAt, language)}
      </span>
      {step.note ? <span class="law__under">{step.note[language]}</span> : null}
    </li>
  )
}

function MoveForm({ need, typed, problems }: NeedPageProps) {
  const t = useWords(needMessages)
  const words = useWords(lawWords)
  const next = nextStates[stateOf(need)]
  if (next.length === 0) return <p class="muted">{t.over}</p>
  const field = (id: string) => ({
    id,
    label: t.fields[id]!,
    value: typed[id] ?? '',
    error: problems.find(problem => problem.field === id)?.sentence,
  })
  const options = next.map(state => ({ value: state, label: words.states[state] }))
  return (
    <>
      <h2>{t.move}</h2>
      <Form action={`/amt/recht/aenderungsbedarf/${need.id}/stand`} class="law__form">
        <SelectField {...field('stand')} options={options} />
        <DateField {...field('seit')} />
        <TextField {...field('anmerkung')} optional />
        <div class="buttons">
          <Button>{t.moveButton}</Button>
        </div>
      </Form>
    </>
  )
}
