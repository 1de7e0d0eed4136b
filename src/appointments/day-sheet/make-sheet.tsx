import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { renderToString } from 'preact-render-to-string'
import type { Temporal } from 'temporal-polyfill'
import { formatDay, type Language } from '../../foundation/language/index.ts'
import { root } from '../../foundation/root.ts'
import type { Secret } from '../../foundation/secret.ts'
import type { Office } from '../../offices/index.ts'
import type { Catalogue } from '../../services/index.ts'
import { sheetMessages } from './messages.ts'
import type { SheetLine } from './queries.ts'
import { sealed, stateOf } from './seal-sheet.ts'
import { Sheet, type SheetProps } from './sheet.tsx'

export interface ToMake {
  readonly office: Office
  readonly day: Temporal.PlainDate
  readonly lines: readonly SheetLine[]
  readonly services: Catalogue['services']
  readonly madeAt: Temporal.Instant
  readonly language: Language
  readonly demo: boolean
}

export interface MadeSheet {
  /** One file that needs nothing else: no script, no style or picture from elsewhere. */
  readonly html: string
  readonly seal: string
  /** The same for sheets that say the same. */
  readonly state: string
  readonly props: SheetProps
}

const style = readFileSync(join(root, 'assets/workbench/day-sheet.css'), 'utf8')

export function makeSheet(secret: Secret, toMake: ToMake): MadeSheet {
  const { office, services, language, ...rest } = toMake
  const nameOf = (id: string) => services.get(id)?.definition.name[language] ?? id
  const props = { ...rest, language, office: office.name[language], nameOf }
  const { day, lines, demo } = toMake
  const state = stateOf([
    office.id,
    String(day),
    language,
    demo,
    lines.map(line => ({ ...line, names: line.services.map(({ id }) => nameOf(id)) })),
  ])
  const { html, seal } = sealed(
    secret,
    mark => `<!doctype html>${renderToString(<SheetFile {...props} seal={mark} state={state} />)}`,
  )
  return { html, seal, state, props: { ...props, seal } }
}

function SheetFile({ state, ...props }: SheetProps & { state: string }) {
  const { office, day, language, seal } = props
  const title = sheetMessages[language].titleOf(office, formatDay(day, language))
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="schalter-seal" content={seal} />
        <meta name="schalter-state" content={state} />
        <title>{title}</title>
        <style>{style}</style>
      </head>
      <body class="sheet-file">
        <Sheet {...props} />
      </body>
    </html>
  )
}
