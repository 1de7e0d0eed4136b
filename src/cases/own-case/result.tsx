import { ButtonLink, Notice, useWords } from '../../foundation/html/index.ts'
import { statusMessages } from './status-messages.ts'
import type { StatusPageProps } from './status-props.ts'

export function Result({ record, letters }: StatusPageProps) {
  const t = useWords(statusMessages)
  if (!record.decidedAt) return null
  if (letters.length === 0) return null
  if (!letters.at(-1)?.fileId) return <Notice tone="waiting" title={t.fetchSoon} />
  const ready = letters.filter(letter => letter.delivery === 'online' && letter.fileId)
  const rate = `/mein-antrag/${record.reference}/bewertung`
  return (
    <div class="result stack">
      {record.delivery === 'online' ? (
        <>
          <p class="lead">{t.fetchLead}</p>
          <div class="buttons">
            {ready.map((letter, i) => (
              <ButtonLink
                primary={i === 0}
                href={`/mein-antrag/${record.reference}/brief/${letter.id}`}
                key={letter.id}
              >
                {ready.length === 1 ? t.fetch : t.fetchOneOf(i + 1, ready.length)}
              </ButtonLink>
            ))}
          </div>
        </>
      ) : null}
      <div class="rate">
        <p>
          <strong>{t.rate}</strong> {t.rateLead}
        </p>
        <ButtonLink href={rate} primary={record.delivery === 'post'}>
          {t.rateNow}
        </ButtonLink>
      </div>
    </div>
  )
}
