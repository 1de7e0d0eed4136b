import type { ComponentChildren } from 'preact'
import { Icon, Link, useLanguage, usePage, useWords } from '../../foundation/html/index.ts'
import { draftPath } from '../drafts/draft.ts'
import { words } from '../messages.ts'
import type { OpenDraft } from './open-draft.ts'

interface FormFrameProps {
  readonly open: OpenDraft
  /** Counts from 1; the check is the last one. Left out: a page beside the steps. */
  readonly step?: number
  readonly title: string
  readonly back: { readonly href: string; readonly text: string }
  readonly children: ComponentChildren
}

/** What every page of an application has: the way back, how far one is, and another way to go on. */
export function FormFrame({ open, step, title, back, children }: FormFrameProps) {
  const t = useWords(words)
  const language = useLanguage()
  const { asset } = usePage()
  const steps = open.pages.length + 1
  return (
    <div class="page section application">
      <p class="back">
        <Icon name="back" />
        <Link href={back.href}>{back.text}</Link>
      </p>
      <div class="columns">
        <div class="form">
          <p class="steps">
            {open.name[language]}
            {step ? (
              <>
                , <strong>{t.step(step, steps)}</strong>
              </>
            ) : null}
          </p>
          {step ? <progress class="steps__bar" max={steps} value={step} aria-hidden="true" /> : null}
          <h1>{title}</h1>
          {children}
        </div>
        <PhoneCard />
      </div>
      <script type="module" src={asset('forms.js')} />
    </div>
  )
}

/** True today: by phone one can be advised and start afresh; the draft itself is not seen there. */
function PhoneCard() {
  const t = useWords(words)
  const [call, or, visit, end] = t.phoneText
  return (
    <aside class="aside">
      <div class="card">
        <h2>{t.phoneTitle}</h2>
        <p>
          {call}
          <Link href="tel:115">115</Link>
          {or}
          <Link href="/kundenzentren">{visit}</Link>
          {end}
        </p>
        <p class="muted">{t.phoneNote}</p>
      </div>
    </aside>
  )
}

/** The step before: a page, or the page of the service. */
export function stepBefore(open: OpenDraft, index: number, language: 'de' | 'en') {
  const t = words[language]
  const before = open.pages[index - 1]
  if (!before) return { href: `/leistungen/${open.service.id}`, text: t.backToService(open.name[language]) }
  return {
    href: draftPath(open.draft.id, before.page.id),
    text: t.backToStep(index, before.page.title[language]),
  }
}
