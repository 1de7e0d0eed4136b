import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { NotFound } from '../errors.ts'
import { useLanguage } from '../html/index.ts'
import { get, type PortalRoute, page, type Visit } from '../http/index.ts'
import { Language } from '../language/index.ts'

/** A mail; or an SMS, which has no subject. */
const KeptMail = z.object({
  to: z.string(),
  subject: z.string().optional(),
  text: z.string(),
  language: Language,
  date: z.string(),
})
type KeptMail = z.infer<typeof KeptMail>

const words = {
  de: {
    title: 'Postfach der Demo',
    lead: 'Diese Demo verschickt keine E-Mails und keine SMS. Was hinausginge, liegt hier, das Neueste zuerst.',
    none: 'Noch keine Nachricht.',
    sms: 'SMS',
    to: 'An',
  },
  en: {
    title: 'The demo’s mailbox',
    lead: 'This demo sends no e-mail and no SMS. What would leave is kept here, newest first.',
    none: 'No message yet.',
    sms: 'SMS',
    to: 'To',
  },
}
const NEWEST = 50

async function keptIn(folder: string): Promise<KeptMail[]> {
  const names = await readdir(folder).catch(() => [])
  return Promise.all(
    names
      .filter(name => name.endsWith('.json'))
      .map(async name => KeptMail.parse(JSON.parse(await readFile(join(folder, name), 'utf8')))),
  )
}

async function keptMessages(dataFolder: string): Promise<KeptMail[]> {
  const kept = await Promise.all(['mail', 'sms'].map(name => keptIn(join(dataFolder, name))))
  return kept
    .flat()
    .sort((a, b) => b.date.localeCompare(a.date))
    .slice(0, NEWEST)
}

/** Addresses become links, everything else stays plain text. */
function MailText({ text, language }: Pick<KeptMail, 'text' | 'language'>) {
  return (
    <pre class="mail" lang={language}>
      {text.split(/(https?:\/\/[\w.:/\-?=&%]+)/).map((part, index) =>
        index % 2 === 1 ? (
          <a class="link" href={part}>
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </pre>
  )
}

function MailboxPage({ mails }: { mails: readonly KeptMail[] }) {
  const t = words[useLanguage()]
  return (
    <div class="page section">
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      {mails.length === 0 ? <p>{t.none}</p> : null}
      {mails.map(mail => (
        <article key={mail.date + mail.to + mail.subject}>
          <h2 lang={mail.language}>{mail.subject ?? t.sms}</h2>
          <p class="muted">
            {t.to} {mail.to}
          </p>
          <MailText {...mail} />
        </article>
      ))}
    </div>
  )
}

async function showMailbox(visit: Visit) {
  if (!visit.config.demo || visit.config.smtpUrl) throw new NotFound()
  const mails = await keptMessages(visit.config.dataFolder)
  return page(words[visit.language].title, <MailboxPage mails={mails} />)
}

/** Only in a demo that sends no mail. */
export const mailboxRoutes: PortalRoute[] = [get('/demo/postfach', showMailbox)]
