import { Button, Form, TextField, useLanguage, useWords } from '../../foundation/html/index.ts'
import { formatInstant } from '../../foundation/language/index.ts'
import type { DistrictBook } from '../district-book.ts'
import { ActionTable } from '../plans/action-table.tsx'
import type { Activation } from '../switch/activation.ts'
import type { Change } from './change.ts'
import { changeMessages } from './messages.ts'

interface WaitingChangeProps {
  readonly activation: Activation
  readonly change: Change
  readonly book: DistrictBook
  readonly mayRun: boolean
  readonly mayRelease: boolean
  /** Whoever looks has prepared it. */
  readonly isOwnChange: boolean
}

/** What is about to change, for whoever releases it. */
export function WaitingChange({
  activation,
  change,
  book,
  mayRun,
  mayRelease,
  isOwnChange,
}: WaitingChangeProps) {
  const t = useWords(changeMessages)
  const language = useLanguage()
  const own = `/amt/lage/${activation.id}/aendern`
  const gone = activation.definition.actions.filter((_, index) => change.dropped.includes(index))
  return (
    <section class="situation__release situation__release--wide" aria-labelledby="aenderung">
      <h2 id="aenderung">{t.waiting}</h2>
      <p>{t.waitingBy(change.preparedBy, formatInstant(change.preparedAt, language), change.reason)}</p>
      {change.added.length > 0 ? (
        <>
          <h3>{t.comesIn}</h3>
          <ActionTable actions={change.added} book={book} />
        </>
      ) : null}
      {gone.length > 0 ? (
        <>
          <h3>{t.goesOut}</h3>
          <ActionTable actions={gone} book={book} />
        </>
      ) : null}
      {mayRelease ? (
        <Form action={`${own}/freigabe`} class="situation__prepare" label={t.waiting}>
          {isOwnChange ? (
            <>
              <p>{t.own}</p>
              <TextField id="allein" label={t.fields.allein} value="" autocomplete="off" optional />
            </>
          ) : null}
          <Button primary>{t.release}</Button>
        </Form>
      ) : (
        <p>{t.mayNotRelease}</p>
      )}
      {mayRun ? (
        <Form action={`${own}/zurueckziehen`}>
          <Button quiet>{t.withdraw}</Button>
        </Form>
      ) : null}
    </section>
  )
}
