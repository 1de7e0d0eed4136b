import { useWords } from '../../foundation/html/index.ts'
import { InboxList } from '../inbox/inbox-list.tsx'
import type { InboxProps } from '../inbox/inbox-props.ts'
import { ActBar } from './act-bar.tsx'
import { ActForm, type ActFormProps } from './act-form.tsx'
import { CaseHead } from './case-head.tsx'
import type { CaseProps } from './case-props.ts'
import { Comparison } from './comparison.tsx'
import { Course } from './course.tsx'
import { deskMessages } from './messages.ts'
import { Papers } from './papers.tsx'

interface DeskPageProps {
  readonly inbox: InboxProps
  readonly open: CaseProps | null
  readonly form: Omit<ActFormProps, 'view'> | null
}

/** List left, case right, acts at the bottom. */
export function DeskPage({ inbox, open, form }: DeskPageProps) {
  const t = useWords(deskMessages)
  return (
    <div class={`split ${open ? 'split--open' : ''}`}>
      <InboxList {...inbox} />
      {open ? (
        <article class="case">
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: scrolls by itself, and keys must reach it (WCAG 2.1.1). */}
          <section class="case__body" tabIndex={0} aria-label={open.view.record.reference}>
            <CaseHead {...open} />
            <Comparison {...open} />
            <div class="case__lower">
              <Course {...open} />
              <Papers {...open} />
            </div>
            {form ? <ActForm view={open.view} {...form} /> : null}
          </section>
          <ActBar view={open.view} chosen={form?.act ?? null} />
        </article>
      ) : (
        <p class="case case--none muted">{t.chooseCase}</p>
      )}
    </div>
  )
}
