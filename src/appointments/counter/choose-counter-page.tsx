import { Button, TextField, useLanguage, useWords } from '../../foundation/html/index.ts'
import type { Office } from '../../offices/index.ts'
import { shortOffice } from '../slot-words.ts'
import { counterMessages } from './messages.ts'

interface ChooseCounterProps {
  readonly centres: readonly Office[]
  readonly office: string
  readonly typed: string
  readonly wrong: boolean
}

export function ChooseCounterPage({ centres, office, typed, wrong }: ChooseCounterProps) {
  const t = useWords(counterMessages)
  const language = useLanguage()
  return (
    <div class="room room--narrow">
      <h1>{t.title}</h1>
      <p>{t.chooseLead}</p>
      <form action="/amt/schalter">
        <div class="kern-form-input field">
          <label class="kern-label" for="amt">
            {t.office}
          </label>
          <div class="kern-form-input__select-wrapper">
            <select class="kern-form-input__select" id="amt" name="amt">
              {centres.map(centre => (
                <option value={centre.id} selected={centre.id === office} key={centre.id}>
                  {shortOffice(centre, language)}
                </option>
              ))}
            </select>
          </div>
        </div>
        <TextField
          id="platz"
          label={t.counter}
          hint={t.counterHint}
          value={typed}
          width="short"
          autocomplete="off"
          error={wrong ? t.counterMissing : undefined}
        />
        <div class="buttons">
          <Button primary>{t.go}</Button>
        </div>
      </form>
    </div>
  )
}
