import { Icon, Link, useLanguage, useWords } from '../../foundation/html/index.ts'
import { channelsMessages } from '../messages.ts'
import type { Notice } from '../notices.ts'

/** What an emergency has to tell before anything else; nothing where there is nothing. */
export function Announcements({ notices }: { notices: readonly Notice[] }) {
  const t = useWords(channelsMessages)
  const language = useLanguage()
  if (notices.length === 0) return null
  return (
    <section class="announcement" aria-label={t.announcement}>
      <Icon name="warning" />
      <div>
        {notices.map(({ id, text }) => (
          <p key={id}>{text[language]}</p>
        ))}
        <p>
          <Link href="/mein-termin">{t.ownAppointment}</Link>
        </p>
      </div>
    </section>
  )
}
