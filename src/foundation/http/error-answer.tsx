import { isStop } from '../errors.ts'
import { ButtonLink } from '../html/index.ts'
import type { Language, Localized } from '../language/index.ts'
import { type Answer, page } from './visit.ts'

const titles: Record<number, Localized> = {
  403: { de: 'Das dürfen wir Ihnen nicht zeigen', en: 'We may not show you this' },
  404: { de: 'Diese Seite gibt es nicht', en: 'This page does not exist' },
  409: { de: 'Inzwischen hat sich etwas geändert', en: 'Something has changed in the meantime' },
  413: { de: 'Das war zu viel auf einmal', en: 'That was too much at once' },
  422: { de: 'Das können wir so nicht annehmen', en: 'We cannot take it like this' },
  429: { de: 'Bitte warten Sie einen Moment', en: 'Please wait a moment' },
  500: { de: 'Bei uns ist ein Fehler passiert', en: 'Something went wrong on our side' },
}
const general: Localized = {
  de: 'Was Sie schon gespeichert haben, ist sicher. Bitte versuchen Sie es noch einmal oder rufen Sie 115 an.',
  en: 'What you have saved is safe. Please try again or call 115.',
}

export interface Failure {
  readonly status: number
  readonly title: string
  readonly sentence: string
}

/** The one place where what stopped an errand becomes words and a status. */
export function failureOf(error: unknown, language: Language): Failure {
  const foreign = (error as { statusCode?: number }).statusCode
  const status = isStop(error) ? error.status : foreign && foreign < 500 ? foreign : 500
  const title = (titles[status] ?? titles[status < 500 ? 422 : 500]!)[language]
  const sentence = isStop(error) ? error.sentence[language] : general[language]
  return { status, title, sentence }
}

export function failurePage(failure: Failure, home: string, language: Language): Answer {
  return page(
    failure.title,
    <div class="page section">
      <h1>{failure.title}</h1>
      <p class="lead">{failure.sentence}</p>
      <p>
        <ButtonLink href={home}>{language === 'de' ? 'Zum Anfang' : 'Back to the start'}</ButtonLink>
      </p>
    </div>,
    { status: failure.status },
  )
}
