import type { CaughtUp } from '../../appointments/index.ts'
import { Button, Form, State, useLanguage, useWords } from '../../foundation/html/index.ts'
import { formatInstant } from '../../foundation/language/index.ts'
import type { Activation } from '../switch/activation.ts'
import { wordsOfTask } from '../switch/hand-tasks.ts'
import { returnMessages } from './messages.ts'
import type { UndoTask } from './undoable.ts'

export interface CatchUpProps {
  readonly activation: Activation
  readonly catchUp: CaughtUp
  readonly tasks: readonly UndoTask[]
  readonly mayRun: boolean
}

const lines = ['displaced', 'toCall', 'asked', 'phone', 'video', 'elsewhere'] as const

/** What is still to be done; what citizens did meanwhile stays. */
export function CatchUpList(props: CatchUpProps) {
  const { catchUp, tasks } = props
  const t = useWords(returnMessages)
  const some = lines.filter(line => catchUp[line] > 0)
  const isOver = some.length === 0 && tasks.every(({ undone }) => undone)
  return (
    <section aria-labelledby="nachzuholen">
      <h2 id="nachzuholen">{t.catchUpTitle}</h2>
      <p>{isOver ? t.nothingLeft : t.catchUpLead}</p>
      {some.length > 0 ? (
        <ul class="homecoming__left">
          {some.map(line => (
            <li key={line}>{t.catchUp[line](catchUp[line])}</li>
          ))}
        </ul>
      ) : null}
      {tasks.length > 0 ? <Tasks {...props} /> : null}
    </section>
  )
}

function Tasks({ activation, tasks, mayRun }: CatchUpProps) {
  const t = useWords(returnMessages)
  const language = useLanguage()
  return (
    <>
      <h3>{t.undoTitle}</h3>
      <ul class="situation__tasks">
        {tasks.map(({ index, action, undone }) => (
          <li key={index}>
            <div>
              {action.kind === 'notice' ? `${t.takeDown} ` : ''}
              {wordsOfTask(action).undo[language]}
            </div>
            {undone ? (
              <State tone="good">{t.undoneBy(undone.by, formatInstant(undone.at, language))}</State>
            ) : mayRun ? (
              <Form action={`/amt/lage/${activation.id}/rueckkehr/nachgeholt`}>
                <input type="hidden" name="nummer" value={String(index)} />
                <Button>{t.undo}</Button>
              </Form>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  )
}
