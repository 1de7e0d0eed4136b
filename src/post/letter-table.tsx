import { Button, Form, Name, State, useLanguage, useWords, WideTable } from '../foundation/html/index.ts'
import { formatInstant } from '../foundation/language/index.ts'
import type { Letter } from './letter.ts'
import { postMessages } from './messages.ts'
import type { ClerkAct } from './move-letters.ts'

const tones = {
  ordered: 'waiting',
  produced: 'info',
  'handed-over': 'good',
  returned: 'warn',
  delivered: 'good',
  fetched: 'good',
} as const

function LetterRow({ letter, choose }: { letter: Letter; choose: boolean }) {
  const t = useWords(postMessages)
  const language = useLanguage()
  return (
    <tr data-row="">
      {choose ? (
        <td>
          <input
            type="checkbox"
            name="letter"
            value={letter.id}
            aria-label={`${t.choose}: ${letter.reference}`}
          />
        </td>
      ) : null}
      <td class="nowrap">{letter.reference}</td>
      <td lang="de">
        {letter.fileId ? (
          <a class="link" href={`/amt/post/${letter.id}/brief`}>
            {letter.subject}
          </a>
        ) : (
          letter.subject
        )}
        {letter.demo ? (
          <span class="badge" lang={language}>
            {' '}
            {t.demo}
          </span>
        ) : null}
      </td>
      <td>
        <Name>{letter.recipient}</Name>
      </td>
      <td>
        {letter.lastError ? (
          <State tone="bad">{t.stuck}</State>
        ) : (
          <State tone={tones[letter.state]}>{t.states[letter.state]}</State>
        )}
      </td>
      <td class="nowrap">{formatInstant(letter.createdAt, language)}</td>
    </tr>
  )
}

export function LetterTable({
  title,
  letters,
  acts,
}: {
  title: string
  letters: readonly Letter[]
  acts: readonly (readonly [ClerkAct, string])[]
}) {
  const t = useWords(postMessages)
  if (letters.length === 0) return <p class="muted">{t.none}</p>
  const table = (
    <WideTable label={title}>
      <table class="list">
        <thead>
          <tr>
            {acts.length > 0 ? <th scope="col">{t.choose}</th> : null}
            <th scope="col">{t.reference}</th>
            <th scope="col">{t.subject}</th>
            <th scope="col">{t.recipient}</th>
            <th scope="col">{t.state}</th>
            <th scope="col">{t.since}</th>
          </tr>
        </thead>
        <tbody>
          {letters.map(letter => (
            <LetterRow letter={letter} choose={acts.length > 0} key={letter.id} />
          ))}
        </tbody>
      </table>
    </WideTable>
  )
  if (acts.length === 0) return table
  return (
    <Form action="/amt/post/uebergabe">
      {table}
      <div class="buttons" data-acts="">
        {acts.map(([act, label], index) => (
          <Button primary={index === 0} name="act" value={act} key={act}>
            {label}
          </Button>
        ))}
      </div>
    </Form>
  )
}
