import type { FieldProblem } from '../../foundation/html/index.ts'
import { Button, ErrorSummary, Form, Link, Notice, TextField, useWords } from '../../foundation/html/index.ts'
import { sheetMessages } from './messages.ts'

export interface Verdict {
  readonly good: boolean
  readonly title: string
  readonly text: string
}

interface CheckProps {
  readonly typed: string
  readonly problems: readonly FieldProblem[]
  readonly verdicts: readonly Verdict[]
}

/** Whether a sheet is ours, when it was made, and whether a file is as it was. */
export function CheckPage({ typed, problems, verdicts }: CheckProps) {
  const t = useWords(sheetMessages)
  const error = problems.find(({ field }) => field === 'zeichen')?.sentence
  return (
    <div class="desk">
      <p>
        <Link href="/amt/tagesblatt">{t.title}</Link>
      </p>
      <h1>{t.checkTitle}</h1>
      <p class="muted">{t.checkLead}</p>
      {verdicts.map(({ good, title, text }) => (
        <Notice tone={good ? 'good' : 'bad'} title={title} key={title}>
          {text ? <p>{text}</p> : null}
        </Notice>
      ))}
      <Form action="/amt/tagesblatt/pruefung" multipart class="sheet-check">
        <ErrorSummary problems={problems} />
        <TextField
          id="zeichen"
          label={t.sealField}
          hint={t.sealHint}
          value={typed}
          width="medium"
          autocomplete="off"
          error={error}
          optional
        />
        <div class="kern-form-input field">
          <label class="kern-label" for="datei">
            {t.fileField}
          </label>
          <div class="kern-hint" id="datei-hinweis">
            {t.fileHint}
          </div>
          <input
            class="kern-form-input__input field__input"
            type="file"
            id="datei"
            name="datei"
            accept="text/html"
            aria-describedby="datei-hinweis"
          />
        </div>
        <div class="buttons">
          <Button primary>{t.check}</Button>
        </div>
      </Form>
    </div>
  )
}
