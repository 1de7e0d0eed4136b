import type { FieldProblem } from '../../foundation/html/index.ts'
import { ChoiceField, LongTextField, TextField, useWords } from '../../foundation/html/index.ts'
import { wishes } from './call-back.ts'
import { callBackMessages } from './messages.ts'
import type { TypedAsking } from './read-asking.ts'

export interface AskingFieldsProps {
  readonly typed: TypedAsking
  readonly problems: readonly FieldProblem[]
  readonly labels: Readonly<Record<string, string>>
  /** The person types it, so that the browser may help. */
  readonly own: boolean
}

export function AskingFields({ typed, problems, labels, own }: AskingFieldsProps) {
  const t = useWords(callBackMessages)
  const field = (id: string) => ({
    id,
    label: labels[id]!,
    error: problems.find(problem => problem.field === id)?.sentence,
  })
  return (
    <>
      <TextField {...field('name')} value={typed.name} autocomplete={own ? 'name' : 'off'} />
      <TextField
        {...field('nummer')}
        hint={t.numberHint}
        type="tel"
        width="medium"
        value={typed.phone}
        autocomplete={own ? 'tel' : 'off'}
      />
      <LongTextField {...field('anliegen')} hint={t.errandHint} value={typed.errand} rows={3} />
      <ChoiceField
        {...field('zeit')}
        options={wishes.map(value => ({ value, label: t.wishes[value] }))}
        chosen={[typed.wished]}
      />
    </>
  )
}
