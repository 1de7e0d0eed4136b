import {
  Button,
  ChoiceField,
  ErrorSummary,
  Form,
  LongTextField,
  useWords,
} from '../../foundation/html/index.ts'
import { lookReasons } from './explain-look.ts'
import { lookMessages } from './messages.ts'
import type { UnusualSign } from './unusual-look.ts'

export interface ReasonPageProps {
  readonly reference: string
  readonly signs: readonly UnusualSign[]
  readonly typed: { readonly reason: string; readonly words: string }
  readonly problems: readonly { readonly field: 'reason' | 'words'; readonly sentence: string }[]
}

export function ReasonPage({ reference, signs, typed, problems }: ReasonPageProps) {
  const t = useWords(lookMessages)
  const errorOf = (field: string) => problems.find(problem => problem.field === field)?.sentence
  return (
    <div class="desk">
      <p class="muted">{reference}</p>
      <h1>{t.title}</h1>
      <p>{t.lead}</p>
      <ul>
        {signs.map(sign => (
          <li key={sign}>{t.signs[sign]}</li>
        ))}
      </ul>
      <ErrorSummary problems={problems.map(problem => ({ ...problem, label: t[problem.field] }))} />
      <Form action={`/amt/vorgang/${reference}/blick`} class="form">
        <ChoiceField
          id="reason"
          label={t.reason}
          options={lookReasons.map(value => ({ value, label: t.reasons[value] }))}
          chosen={[typed.reason]}
          error={errorOf('reason')}
        />
        <LongTextField
          id="words"
          label={t.words}
          hint={t.wordsHint}
          value={typed.words}
          rows={3}
          error={errorOf('words')}
        />
        <div class="buttons">
          <Button primary>{t.open}</Button>
          <a class="link" href="/amt/eingang">
            {t.back}
          </a>
        </div>
      </Form>
    </div>
  )
}
