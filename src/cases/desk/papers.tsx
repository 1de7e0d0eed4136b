import { Name, State, useLanguage, useWords } from '../../foundation/html/index.ts'
import { berlinDay, formatTinyDay } from '../../foundation/language/index.ts'
import type { MailState } from '../../foundation/messages/index.ts'
import type { CaseProps } from './case-props.ts'
import { deskMessages } from './messages.ts'
import { WaysToReach } from './ways-to-reach.tsx'

export function Papers({ view, documents, letters, mails, letterStates }: CaseProps) {
  const t = useWords(deskMessages)
  const language = useLanguage()
  const base = `/amt/vorgang/${view.record.reference}`
  return (
    <div class="papers">
      <section>
        <h3>{t.documents}</h3>
        {documents.length === 0 ? <p class="muted">{t.noDocuments}</p> : null}
        <ul class="plainlist">
          {documents.map(document => (
            <li key={document.fileId}>
              <a class="link" href={`${base}/unterlage/${document.fileId}`}>
                {document.name}
              </a>
              <span class="muted">
                <Name>{document.label}</Name>, {formatTinyDay(berlinDay(document.addedAt), language)}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h3>{t.post}</h3>
        {mails.length + letters.length === 0 ? <p class="muted">{t.noPost}</p> : null}
        <ul class="plainlist">
          {mails.map(mail => (
            <MailLine mail={mail} key={mail.id} />
          ))}
          {letters.map(letter => (
            <li key={letter.id}>
              {letter.fileId ? (
                <a class="link" href={`${base}/brief/${letter.id}`} lang="de">
                  {letter.subject}
                </a>
              ) : (
                <span lang="de">{letter.subject}</span>
              )}
              <State tone={letter.lastError ? 'bad' : letter.state === 'returned' ? 'warn' : 'info'}>
                {letterStates[letter.state]}
              </State>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h3>{t.contact}</h3>
        <WaysToReach view={view} />
      </section>
    </div>
  )
}

function MailLine({ mail }: { mail: MailState }) {
  const t = useWords(deskMessages)
  return (
    <li>
      {t.mailTemplates[mail.template] ?? mail.template}
      {mail.bouncedAt || mail.givenUpAt ? (
        <State tone={mail.settledAt ? 'info' : 'bad'}>{t.mailFailed}</State>
      ) : mail.sentAt ? (
        <State tone={mail.bounce ? 'waiting' : 'good'}>{mail.bounce ? t.mailLate : t.mailSent}</State>
      ) : (
        <State tone="waiting">{t.mailWaiting}</State>
      )}
      {mail.bounce || mail.givenUpAt ? (
        <span class="case__note" lang="en">
          <Name>{mail.bounce ?? mail.lastError ?? ''}</Name>
        </span>
      ) : null}
    </li>
  )
}
