import { Link, Notice, useWords } from '../../foundation/html/index.ts'
import type { CaseAtHand } from './case-at-hand.ts'
import { aboutCaseMessages } from './messages.ts'

/** What an application brings along, and what it lacks before the appointment. */
export function AboutCase({ about }: { about: CaseAtHand }) {
  const t = useWords(aboutCaseMessages)
  const { record, missing, documents } = about
  const path = `/mein-antrag/${record.reference}`
  if (missing) {
    return (
      <Notice tone="warn" title={t.title(record.reference)}>
        <p>{t.missing(missing)}</p>
        <p>
          <Link href={path}>{t.answer}</Link>
        </p>
      </Notice>
    )
  }
  return (
    <Notice tone="info" title={t.title(record.reference)}>
      <p>{t.complete}</p>
      {documents.length > 0 ? (
        <>
          <p>{t.documents}</p>
          <ul>
            {documents.map(document => (
              <li key={document}>{document}</li>
            ))}
          </ul>
          <p>{t.bringOriginals}</p>
        </>
      ) : null}
    </Notice>
  )
}

/** Where number and code of the appointment are known, but not those of the application: nothing of it is told. */
export function AboutClosedCase({ reference }: { reference: string }) {
  const t = useWords(aboutCaseMessages)
  return (
    <p>
      <Link href={`/mein-antrag?nummer=${reference}`}>{t.title(reference)}</Link>. {t.look}
    </p>
  )
}
