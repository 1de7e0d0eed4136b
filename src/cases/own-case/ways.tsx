import { ButtonLink, Link, useWords } from '../../foundation/html/index.ts'
import { type Case, openStates } from '../case.ts'
import { statusMessages } from './status-messages.ts'

export function Ways({ record }: { record: Case }) {
  const t = useWords(statusMessages)
  const base = `/mein-antrag/${record.reference}`
  const running = openStates.includes(record.state)
  return (
    <>
      <div class="buttons">
        {running ? <ButtonLink href={`${base}/unterlage`}>{t.addDocument}</ButtonLink> : null}
        <ButtonLink href={`${base}/frage`}>{t.writeToUs}</ButtonLink>
        {running ? (
          <ButtonLink href={`/termin?antrag=${record.reference}`}>{t.appointment}</ButtonLink>
        ) : null}
      </div>
      <ul class="plain">
        <li>
          <Link href={`${base}/antworten`}>{t.yourAnswers}</Link>
        </li>
        <li>
          <Link href={`${base}/einsicht`}>{t.whoLooked}</Link>
        </li>
        <li>
          <Link href={`${base}/nachrichten`}>{t.messages}</Link>
        </li>
        {running ? (
          <li>
            <Link href={`${base}/zurueckziehen`}>{t.withdraw}</Link>
          </li>
        ) : null}
      </ul>
    </>
  )
}
