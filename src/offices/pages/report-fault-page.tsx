import { Icon, Link, useWords } from '../../foundation/html/index.ts'
import { officesMessages } from '../messages.ts'

/** How to tell us of a fault, with the page it is about; `page` is a path of ours or null. */
export function ReportFaultPage({ page }: { page: string | null }) {
  const t = useWords(officesMessages)
  return (
    <div class="page section">
      <div class="reading">
        <h1>{t.faultTitle}</h1>
        <p class="lead">{t.faultLead}</p>
        {page ? (
          <p>
            {t.faultPage}: <Link href={page}>{page}</Link>
          </p>
        ) : null}
        <p>{t.faultWhat}</p>
        <ul class="waysout">
          <li>
            <Icon name="phone" />
            <span>
              <Link href="tel:115" class="link link--strong">
                {t.faultPhone}
              </Link>
              <span class="muted">{t.faultPhoneNote}</span>
            </span>
          </li>
          <li>
            <Icon name="post" />
            <span>
              <Link href="/kundenzentren" class="link link--strong">
                {t.faultLetter}
              </Link>
              <span class="muted">{t.faultLetterNote}</span>
            </span>
          </li>
        </ul>
        <p class="muted">{t.faultNoForm}</p>
      </div>
    </div>
  )
}
