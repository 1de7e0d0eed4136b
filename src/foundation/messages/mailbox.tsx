import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { NotFound } from '../errors.ts'
import { useLanguage } from '../html/index.ts'
import { get, type PortalRoute, page, type Visit } from '../http/index.ts'
import { Language } from '../language/index.ts'

const KeptMail = z.object({
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  language: Language,
  date: z.string(),
})
type KeptMail = z.infer<typeof KeptMail>

const words = {
  de: {
    title: 'Postfach der Demo',
    lead: 'Diese Demo verschickt keine E-Mails. Was hinausginge, liegt hier, das Neueste zuerst.',
    none: 'Noch keine E-Mail.',
    to: 'An',
  },
  en: {
    title: 'The demo’s mailbox',
    lead: 'This demo sends no e-mail. What would leave is kept here, newest first.',
    none: 'No e-mail yet.',
    to: 'To',
  },
}
const NEWEST = 50

async function keptMails(folder: string): Promise<KeptMail[]> {
  const names = await readdir(folder).catch(() => [])
  const mails = await Promise.all(
    names
      .filter(name => name.endsWith('.json'))
      .map(async name => KeptMail.parse(JSON.parse(await readFile(join(folder, name), 'utf8')))),
  )
  return mails.sort((a, b) => b.date.localeCompare(a.date)).slice(0, NEWEST)
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
          <h2 lang={mail.language}>{mail.subject}</h2>
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
  const mails = await keptMails(join(visit.config.dataFolder, 'mail'))
  return page(words[visit.language].title, <MailboxPage mails={mails} />)
}

/** Only in a demo that sends no mail. */
export const mailboxRoutes: PortalRoute[] = [get('/demo/postfach', showMailbox)]
