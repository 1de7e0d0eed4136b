import type { Temporal } from 'temporal-polyfill'
import {
  Button,
  ButtonLink,
  ErrorSummary,
  type FieldProblem,
  Form,
  Icon,
  Notice,
  TextField,
  useLanguage,
  usePage,
  useWords,
} from '../../foundation/html/index.ts'
import { berlinDay, formatDay, formatTime } from '../../foundation/language/index.ts'
import { draftPath } from '../drafts/draft.ts'
import { words } from '../messages.ts'
import type { OpenDraft } from './open-draft.ts'

export interface SavedPageProps {
  readonly open: OpenDraft
  readonly link: string
  readonly goOn: string
  /** The link was sent there. */
  readonly sentTo: string | null
  /** Not before then, because several went there in the last hour; null: at once. */
  readonly leavesAt: Temporal.Instant | null
  readonly typed: string
  readonly problem: FieldProblem | null
}

/** What is saved until when, and the link that opens it again anywhere. */
export function SavedPage({ open, link, goOn, sentTo, leavesAt, typed, problem }: SavedPageProps) {
  const t = useWords(words)
  const language = useLanguage()
  const { asset } = usePage()
  const { id, expiresAt } = open.draft
  return (
    <div class="page section application">
      <div class="form">
        <p class="steps">{open.name[language]}</p>
        <h1>{t.savedTitle}</h1>
        <ErrorSummary problems={problem ? [problem] : []} />
        {sentTo ? (
          <Notice tone={leavesAt ? 'waiting' : 'good'} title={leavesAt ? t.mailWaits : t.mailSent}>
            <p>{leavesAt ? t.mailWaitsFor(sentTo, formatTime(leavesAt, language)) : t.mailSentTo(sentTo)}</p>
          </Notice>
        ) : null}
        <p class="lead">{t.savedUntil(formatDay(berlinDay(expiresAt), language))}</p>
        <h2>{t.savedLinkTitle}</h2>
        <p>{t.savedLinkHint}</p>
        <p class="draft-link">
          <a class="link" href={link} id="link">
            {link}
          </a>
        </p>
        <div class="buttons">
          <button
            type="button"
            class="kern-btn kern-btn--secondary"
            data-copy="link"
            data-copied={t.copied}
            hidden
          >
            <span class="kern-label">{t.copy}</span>
          </button>
          <button type="button" class="kern-btn kern-btn--secondary" data-print hidden>
            <span class="kern-label">
              <Icon name="printer" /> {t.print}
            </span>
          </button>
        </div>
        <h2>{t.mailTitle}</h2>
        <Form action={draftPath(id, 'zwischenspeichern')} class="noprint">
          <TextField
            id="address"
            label={t.mailLabel}
            hint={t.mailHint}
            type="email"
            value={typed}
            autocomplete="email"
            error={problem?.sentence}
          />
          <div class="buttons">
            <Button>{t.mailSend}</Button>
          </div>
        </Form>
        <div class="buttons noprint">
          <ButtonLink primary href={goOn}>
            {t.goOn}
          </ButtonLink>
        </div>
        <h2 class="noprint">{t.closeTitle}</h2>
        <p class="noprint">{t.closeText}</p>
        <Form action={draftPath(id, 'schliessen')} class="noprint close-draft">
          <Button quiet>{t.close}</Button>
        </Form>
      </div>
      <script type="module" src={asset('forms.js')} />
    </div>
  )
}

export function ClosedPage() {
  const t = useWords(words)
  return (
    <div class="page section">
      <h1>{t.closedTitle}</h1>
      <p class="lead">{t.closedText}</p>
      <p class="buttons">
        <ButtonLink href="/">{t.closedHome}</ButtonLink>
      </p>
    </div>
  )
}
