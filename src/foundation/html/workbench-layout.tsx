import type { ComponentChildren } from 'preact'
import { Document } from './document.tsx'
import { Form } from './form.tsx'
import { Mark } from './icons.tsx'
import { layoutMessages } from './messages.ts'
import { usePage, useWords } from './page-context.tsx'

export interface WorkbenchArea {
  readonly id: string
  readonly href: string
  readonly name: string
}

interface WorkbenchLayoutProps {
  readonly title: string
  /** Only the areas this person may enter. */
  readonly areas: readonly WorkbenchArea[]
  readonly children: ComponentChildren
}

/** The frame of every page for staff: one line on top, the rest belongs to the work. */
export function WorkbenchLayout({ title, areas, children }: WorkbenchLayoutProps) {
  const t = useWords(layoutMessages)
  const { staff, section, demo } = usePage()
  return (
    <Document
      title={`${title} – Schalter Amt`}
      styles={['kern.css', 'base.css', 'workbench.css']}
      scripts={['workbench.js']}
      bodyClass="workbench"
    >
      <a class="skip" href="#inhalt">
        {t.skip}
      </a>
      <header class="bar">
        <a class="bar__brand" href="/amt/">
          <Mark />
          Schalter
        </a>
        <nav aria-label={t.staffNav}>
          <ul>
            {areas.map(area => (
              <li key={area.id}>
                <a href={area.href} aria-current={section === area.id ? 'page' : undefined}>
                  {area.name}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {demo ? <span class="bar__demo">{t.demo}</span> : null}
        {staff ? (
          <>
            <a class="bar__keys" href="/amt/tasten">
              <kbd>?</kbd> {t.keys}
            </a>
            <a class="bar__person" href="/amt/konto">
              {staff.name}
            </a>
            <Form action="/amt/abmeldung" class="bar__out">
              <button type="submit">{t.signOut}</button>
            </Form>
          </>
        ) : null}
      </header>
      <main id="inhalt" tabIndex={-1}>
        {children}
      </main>
    </Document>
  )
}
