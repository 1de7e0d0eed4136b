import type { ComponentChildren } from 'preact'
import { Document } from './document.tsx'
import { Icon, type IconName, Mark } from './icons.tsx'
import { Link } from './link.tsx'
import { layoutMessages } from './messages.ts'
import { localHref, usePage, useWords } from './page-context.tsx'

const sections = [
  { id: 'services', href: '/leistungen' },
  { id: 'appointment', href: '/termin' },
  { id: 'myCase', href: '/mein-antrag' },
  { id: 'help', href: '/hilfe' },
] as const

/** The frame of every page for citizens: the mark, the menu, the ways out, the legal pages. */
export function PortalLayout({ title, children }: { title: string; children: ComponentChildren }) {
  const t = useWords(layoutMessages)
  return (
    <Document
      title={`${title} – Schalter`}
      styles={['kern.css', 'base.css', 'portal.css']}
      scripts={['portal.js', 'read-aloud.js']}
    >
      <a class="skip" href="#inhalt">
        {t.skip}
      </a>
      <header>
        <TopLine />
        <Header />
      </header>
      <main id="inhalt" tabIndex={-1}>
        {children}
      </main>
      <Ways />
      <Footer />
    </Document>
  )
}

function TopLine() {
  const t = useWords(layoutMessages)
  const { language, path, demo } = usePage()
  const other = language === 'de' ? 'en' : 'de'
  return (
    <div class="topline">
      <div class="page">
        <span>{demo ? t.demo : null}</span>
        <ReadAloud />
        <Link href={localHref(path, other)} lang={other} class="link">
          {t.otherLanguage}
        </Link>
      </div>
    </div>
  )
}

/** Shown by its script, and only where the browser has a voice. */
function ReadAloud() {
  const t = useWords(layoutMessages)
  return (
    <span class="readaloud" data-read-aloud hidden>
      <button class="linkbutton" type="button" aria-pressed="false" data-read>
        {t.readAloud}
      </button>
      <button class="linkbutton" type="button" data-stop hidden>
        {t.stopReading}
      </button>
    </span>
  )
}

function Header() {
  const t = useWords(layoutMessages)
  const { section } = usePage()
  return (
    <div class="header">
      <div class="page">
        <Link href="/" class="brand">
          <Mark />
          <span class="brand__name">Schalter</span>
          <span class="brand__claim">{t.claim}</span>
        </Link>
        <nav class="menu" aria-label={t.navLabel}>
          <ul>
            {sections.map(({ id, href }) => (
              <li key={id}>
                <Link href={href} class="menu__link" current={section === id ? 'page' : undefined}>
                  {t[id]}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </div>
  )
}

function Ways() {
  const t = useWords(layoutMessages)
  const ways: { icon: IconName; href: string; name: string; note: string }[] = [
    { icon: 'phone', href: 'tel:115', name: t.call, note: t.callHours },
    { icon: 'onsite', href: '/kundenzentren', name: t.visit, note: t.visitNote },
    { icon: 'post', href: '/hilfe#post', name: t.write, note: t.writeNote },
  ]
  return (
    <aside class="otherways" aria-labelledby="andere-wege">
      <div class="page">
        <h2 id="andere-wege">{t.ways}</h2>
        <ul>
          {ways.map(way => (
            <li key={way.icon}>
              <Icon name={way.icon} />
              <span>
                <Link href={way.href} class="link link--strong">
                  {way.name}
                </Link>
                <span class="otherways__note">{way.note}</span>
              </span>
            </li>
          ))}
        </ul>
      </div>
    </aside>
  )
}

function Footer() {
  const t = useWords(layoutMessages)
  const { path, demo, mailbox } = usePage()
  return (
    <footer class="footer">
      <div class="page">
        <nav aria-label={t.legal}>
          <ul>
            <li>
              <Link href="/impressum">{t.imprint}</Link>
            </li>
            <li>
              <Link href="/datenschutz">{t.privacy}</Link>
            </li>
            <li>
              <Link href="/barrierefreiheit">{t.accessibility}</Link>
            </li>
            <li>
              <Link href={`/fehler-melden?seite=${encodeURIComponent(path)}`}>{t.reportFault}</Link>
            </li>
            <li>
              <Link href="/api">{t.api}</Link>
            </li>
            {mailbox ? (
              <li>
                <Link href="/demo/postfach">{t.mailbox}</Link>
              </li>
            ) : null}
          </ul>
        </nav>
        {demo ? <p>{t.demoNote}</p> : null}
      </div>
    </footer>
  )
}
