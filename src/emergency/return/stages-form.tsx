import { Button, SelectField, TextField, useLanguage, useWords } from '../../foundation/html/index.ts'
import { returnMessages } from './messages.ts'
import type { ReturnFormProps } from './return-form.tsx'
import { MOST_STAGES } from './typed-return.ts'

/** Which houses open together, when, and how quickly the public gets their days. */
export function StagesForm({ offices, book, typed, problems }: ReturnFormProps) {
  const t = useWords(returnMessages)
  const language = useLanguage()
  const errorOf = (field: string) => problems.find(problem => problem.field === field)?.sentence
  const portions = Object.entries(t.portions).map(([value, label]) => ({ value, label }))
  // Numbers are sorted first in an object: all at once stands on top all the same.
  portions.sort((a, b) => Number(b.value === 'all') - Number(a.value === 'all'))
  const stages = typed.stages.map((_, index) => ({ value: String(index + 1), label: t.stage(index + 1) }))
  return (
    <>
      <h2>{t.stagesTitle}</h2>
      {offices.length === 0 ? <p>{t.noOffices}</p> : null}
      <input type="hidden" name="stufen" value={String(typed.stages.length)} />
      {typed.stages.map(({ day, time, portion }, index) => (
        <fieldset class="homecoming__stage" key={index}>
          <legend>{t.stage(index + 1)}</legend>
          <TextField
            id={`tag-${index + 1}`}
            label={t.fields.tag}
            value={day}
            width="short"
            autocomplete="off"
            error={errorOf(`tag-${index + 1}`)}
          />
          <TextField
            id={`zeit-${index + 1}`}
            label={t.fields.zeit}
            value={time}
            width="short"
            autocomplete="off"
            error={errorOf(`zeit-${index + 1}`)}
          />
          <SelectField id={`menge-${index + 1}`} label={t.fields.menge} value={portion} options={portions} />
        </fieldset>
      ))}
      {offices.length < 2 ? null : (
        <div class="buttons">
          {typed.stages.length < MOST_STAGES ? (
            <Button name="act" value="more">
              {t.moreStages}
            </Button>
          ) : null}
          {typed.stages.length > 1 ? (
            <Button quiet name="act" value="fewer">
              {t.fewerStages}
            </Button>
          ) : null}
        </div>
      )}
      <div class="homecoming__offices">
        {offices.map(office => (
          <SelectField
            id={`amt-${office}`}
            label={book.offices.offices.get(office)?.name[language] ?? office}
            value={typed.offices.get(office) ?? ''}
            options={typed.offices.get(office) ? stages : [{ value: '', label: '–' }, ...stages]}
            error={errorOf(`amt-${office}`)}
            key={office}
          />
        ))}
      </div>
    </>
  )
}
