import { Link, useLanguage, useWords, WideTable } from '../../foundation/html/index.ts'
import { formatDay } from '../../foundation/language/index.ts'
import { catchUpMessages } from '../catch-up/messages.ts'
import { sheetMessages } from './messages.ts'
import { Sheet, type SheetProps } from './sheet.tsx'

interface SheetPageProps {
  readonly office: string
  readonly sheet: SheetProps
  /** Who came can still be entered. */
  readonly catchUp: boolean
}

/** The sheet with ways around it, which are not printed. */
export function SheetPage({ office, sheet, catchUp }: SheetPageProps) {
  const t = useWords(sheetMessages)
  const later = useWords(catchUpMessages)
  const language = useLanguage()
  const path = (days: number) => `/amt/tagesblatt/${office}/${sheet.day.add({ days })}`
  return (
    <div class="desk">
      <div class="sheet-ways">
        <p>
          <Link href="/amt/tagesblatt">{t.back}</Link> · <Link href={path(-1)}>{t.before}</Link> ·{' '}
          <Link href={path(1)}>{t.after}</Link>
          {catchUp ? (
            <>
              {' · '}
              <Link href={`${path(0)}/nachtrag`}>{later.link}</Link>
            </>
          ) : null}
        </p>
        <h1>{t.titleOf(sheet.office, formatDay(sheet.day, language))}</h1>
        <p class="muted">{t.looked}</p>
        <div class="buttons">
          <button class="kern-btn kern-btn--primary" type="button" data-print hidden>
            <span class="kern-label">{t.print}</span>
          </button>
        </div>
      </div>
      <WideTable label={t.title}>
        <Sheet {...sheet} />
      </WideTable>
    </div>
  )
}
