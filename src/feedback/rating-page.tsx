import {
  Button,
  ErrorSummary,
  Form,
  Icon,
  Link,
  LongTextField,
  Notice,
  useLanguage,
  useWords,
} from '../foundation/html/index.ts'
import type { Localized } from '../foundation/language/index.ts'
import { feedbackMessages } from './messages.ts'
import { type RatingRefusal, ratingRefusals } from './rating.ts'

export interface RatingPageProps {
  readonly reference: string
  readonly serviceName: Localized
  readonly stars: string
  readonly comment: string
  readonly voted: boolean
  readonly thanks: boolean
  readonly refusal?: RatingRefusal
}

export function RatingPage(props: RatingPageProps) {
  const t = useWords(feedbackMessages)
  const language = useLanguage()
  const error = props.refusal ? ratingRefusals[props.refusal][language] : undefined
  const atStars = props.refusal === 'stars'
  return (
    <div class="page section">
      <Link href={`/mein-antrag/${props.reference}`} class="back link">
        <Icon name="back" />
        {t.back}
      </Link>
      <h1>{t.title}</h1>
      <p class="lead reading">{t.lead(props.serviceName[language])}</p>
      {props.thanks ? <Notice tone="good" title={t.thanks} /> : null}
      <ErrorSummary
        problems={
          error
            ? [
                {
                  field: atStars ? 'stars-5' : 'comment',
                  label: atStars ? t.starsLabel : t.comment,
                  sentence: error,
                },
              ]
            : []
        }
      />
      <Form action={`/mein-antrag/${props.reference}/bewertung`} class="form">
        <fieldset class={`kern-fieldset field ${atStars ? 'field--error' : ''}`}>
          <legend class="kern-label">{t.starsLabel}</legend>
          {atStars ? (
            <p class="field__error">
              <Icon name="danger" />
              {error}
            </p>
          ) : null}
          <div class="kern-fieldset__body stars">
            {[5, 4, 3, 2, 1].map(n => (
              <Stars n={n} chosen={props.stars === String(n)} key={n} />
            ))}
          </div>
        </fieldset>
        <LongTextField
          id="comment"
          label={t.comment}
          hint={t.commentHint}
          value={props.comment}
          optional
          rows={4}
          error={atStars ? undefined : error}
        />
        <p class="muted small">{t.private}</p>
        <div class="buttons">
          <Button primary>{props.voted ? t.change : t.send}</Button>
        </div>
      </Form>
    </div>
  )
}

function Stars({ n, chosen }: { n: number; chosen: boolean }) {
  const t = useWords(feedbackMessages)
  return (
    <div class="kern-form-check">
      <input
        class="kern-form-check__radio"
        type="radio"
        name="stars"
        id={`stars-${n}`}
        value={n}
        checked={chosen}
      />
      <label class="kern-label" for={`stars-${n}`}>
        <span class="stars__signs" aria-hidden="true">
          {'★'.repeat(n)}
          {'☆'.repeat(5 - n)}
        </span>
        {t.stars(n)}, {t.words[n - 1]}
      </label>
    </div>
  )
}
