import {
  Button,
  ChoiceField,
  ErrorSummary,
  type FieldProblem,
  Form,
  LongTextField,
  SelectField,
  TextField,
  useLanguage,
  useWords,
} from '../../foundation/html/index.ts'
import type { LawBook } from '../requirement.ts'
import { LawRoom } from '../room.tsx'
import { lawWords } from '../words.ts'
import { needMessages } from './messages.ts'

interface NeedFormProps {
  readonly law: LawBook
  readonly typed: Readonly<Record<string, string>>
  readonly problems: readonly FieldProblem[]
}

/** A form for one more need for change. */
export function NeedFormPage({ law, typed, problems }: NeedFormProps) {
  const t = useWords(needMessages)
  const words = useWords(lawWords)
  const language = useLanguage()
  const field = (id: string) => ({
    id,
    label: t.fields[id]!,
    value: typed[id] ?? '',
    error: problems.find(problem => problem.field === id)?.sentence,
  })
  const norms = [...law.norms.values()].map(({ id, citation }) => ({ value: id, label: citation[language] }))
  const requirements = law.requirements.map(one => ({
    value: one.id,
    label: `${law.norms.get(one.norm)?.citation[language] ?? one.norm}: ${words.kinds[one.kind]} (${words.steps[one.step]})`,
  }))
  return (
    <LawRoom here="needs">
      <h1>{t.enter}</h1>
      <p class="muted">{t.formLead}</p>
      <ErrorSummary problems={problems} />
      <Form action="/amt/recht/neuer-bedarf" class="law__form law__form--wide">
        <div class="law__fields">
          <TextField {...field('was-de')} />
          <TextField {...field('was-en')} />
          <SelectField {...field('norm')} options={[{ value: '', label: t.noNorm }, ...norms]} />
          <TextField {...field('wer')} />
          <LongTextField {...field('heute')} rows={4} />
          <LongTextField {...field('kuenftig')} rows={4} optional />
          {(['minuten', 'wege', 'faelle'] as const).map(measure => (
            <>
              <TextField {...field(measure)} numeric optional width="short" key={measure} />
              <TextField {...field(`${measure}-wie`)} optional key={`${measure}-wie`} />
            </>
          ))}
          <TextField {...field('anmerkung')} optional />
        </div>
        <details class="more" open={(typed.anforderung ?? '') !== ''}>
          <summary>{t.fields.anforderung}</summary>
          <ChoiceField
            {...field('anforderung')}
            several
            optional
            chosen={(typed.anforderung ?? '').split(' ')}
            options={requirements}
          />
        </details>
        <div class="buttons">
          <Button primary>{t.save}</Button>
        </div>
      </Form>
    </LawRoom>
  )
}
