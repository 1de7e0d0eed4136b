import { Link, QrCode, useWords } from '../../foundation/html/index.ts'
import { formatInstant, type Language } from '../../foundation/language/index.ts'
import type { PlanAction } from '../plan.ts'
import type { Activation } from './activation.ts'
import { noticeSheetMessages } from './notice-sheet-messages.ts'

export interface NoticeSheetProps {
  readonly activation: Activation
  readonly notice: Extract<PlanAction, { kind: 'notice' }>
  /** Where it hangs or what it is about, in both languages. */
  readonly place: Readonly<Record<Language, string>>
  /** Where everybody sees what is open now. */
  readonly status: string
}

/** A sheet for the door, or a text for the press, in both languages: as it is printed. */
export function NoticeSheet({ activation, notice, place, status }: NoticeSheetProps) {
  const t = useWords(noticeSheetMessages)
  return (
    <div class="desk notice-sheet">
      <p class="noprint">
        <Link href={`/amt/lage/${activation.id}`}>{t.back}</Link> <span class="muted">{t.hint}</span>
      </p>
      {(['de', 'en'] as const).map(language => (
        <section lang={language} key={language} class={`notice-sheet__text notice-sheet__text--${language}`}>
          {language === 'de' ? <h1>{place.de}</h1> : <h2>{place.en}</h2>}
          <p>{notice.text[language]}</p>
          <p class="notice-sheet__since">
            {noticeSheetMessages[language].since(formatInstant(activation.startsAt, language))}
          </p>
        </section>
      ))}
      <footer class="notice-sheet__foot">
        <QrCode text={status} label={t.statusNow} />
        <p>
          <span lang="de">{noticeSheetMessages.de.statusNow}</span> /{' '}
          <span lang="en">{noticeSheetMessages.en.statusNow}</span>: <br />
          <bdi>{status}</bdi>
        </p>
        <p>115</p>
      </footer>
    </div>
  )
}
