import { Icon, Link, useLanguage, usePage, useWords } from '../../foundation/html/index.ts'
import { formatDay, formatInstant, formatWeekday } from '../../foundation/language/index.ts'
import { draftPath } from '../drafts/draft.ts'
import { words } from '../messages.ts'
import type { Receipt } from '../receipt.ts'

/** Proof that the application exists: number, code, time, and what happens by when. */
export function ReceiptPage({ receipt }: { receipt: Receipt }) {
  const t = useWords(words)
  const language = useLanguage()
  const { asset } = usePage()
  const promised = formatWeekday(receipt.promisedOn, language)
  return (
    <div class="page section application">
      <div class="columns receipt-columns">
        <div>
          <p class="muted">{receipt.serviceName[language]}</p>
          <h1>{t.receiptTitle}</h1>
          <div class="promise">
            <p>{t.receiptPromise}</p>
            <p class="promise__day">{promised}</p>
            <p>{t.receiptNothing}</p>
          </div>
        </div>
        <ReceiptCard receipt={receipt} />
        <div>
          <h2>{t.nextTitle}</h2>
          <ol class="next">
            <li>{t.nextStored}</li>
            <li>{t.nextWork}</li>
            <li>{t.nextAnswer[receipt.outcome](promised)}</li>
            <li>{t.nextDelivery[receipt.delivery]}</li>
          </ol>
          <p class="buttons">
            <Link href={`/mein-antrag/link/${receipt.linkToken}`} class="kern-btn kern-btn--primary">
              <span class="kern-label">{t.receiptCase}</span>
            </Link>
          </p>
        </div>
      </div>
      <script type="module" src={asset('forms.js')} />
    </div>
  )
}

function ReceiptCard({ receipt }: { receipt: Receipt }) {
  const t = useWords(words)
  const language = useLanguage()
  const { reference, code, mailedTo } = receipt
  return (
    <aside class="aside receipt" aria-labelledby="quittung">
      <div class="card">
        <h2 id="quittung">{t.receiptCard}</h2>
        <dl>
          <dt>{t.receiptNumber}</dt>
          <dd class="receipt__big">{reference}</dd>
          <dt>{t.receiptCode}</dt>
          <dd class="receipt__big">{spaced(code)}</dd>
          <dt>{t.receiptSaved}</dt>
          <dd>{formatInstant(receipt.savedAt, language)}</dd>
        </dl>
        <ul class="receipt__links">
          <li>
            <button type="button" class="button-link" data-print hidden>
              <Icon name="printer" />
              {t.receiptPrint}
            </button>
          </li>
          <li>
            <Link href={draftPath(receipt.draftId, 'kalender.ics')}>
              {t.receiptCalendar(formatDay(receipt.promisedOn, language))}
            </Link>
          </li>
        </ul>
      </div>
      <p>{mailedTo ? t.receiptMail(mailedTo) : t.receiptNoMail}</p>
      <p class="muted">{t.receiptKeep}</p>
    </aside>
  )
}

/** `482 615`: how a code is read out. */
function spaced(code: string): string {
  return `${code.slice(0, 3)} ${code.slice(3)}`
}
