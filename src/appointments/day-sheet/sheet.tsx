import type { Temporal } from 'temporal-polyfill'
import { Name } from '../../foundation/html/index.ts'
import { formatInstant, formatWeekday, type Language } from '../../foundation/language/index.ts'
import type { Need } from '../appointment.ts'
import { sayClock } from '../slot-words.ts'
import { sheetMessages } from './messages.ts'
import type { SheetLine } from './queries.ts'

export interface SheetProps {
  /** `Kundenzentrum Altona` */
  readonly office: string
  readonly day: Temporal.PlainDate
  readonly lines: readonly SheetLine[]
  readonly madeAt: Temporal.Instant
  readonly seal: string
  readonly language: Language
  readonly demo: boolean
  nameOf(service: string): string
}

/** Empty lines for whoever comes without an appointment. */
const WALK_IN_LINES = 14

/** One day on paper: black on white, a box to tick by hand. Takes nothing from a page around it, so that a file can be made of it. */
export function Sheet(props: SheetProps) {
  const { office, day, lines, madeAt, seal, language, demo } = props
  const t = sheetMessages[language]
  return (
    <div class="sheet">
      <div class="sheet__head">
        <p class="sheet__office">{office}</p>
        <p class="sheet__day">
          {formatWeekday(day, language)} {day.year}
        </p>
        <p>
          {t.count(lines.length)} · {t.made(formatInstant(madeAt, language))}
          {demo ? ` · ${t.demo}` : ''}
        </p>
      </div>
      {lines.length > 0 ? <Lines {...props} /> : <p>{t.none}</p>}
      <h2>{t.walkIns}</h2>
      <WalkIns language={language} />
      <div class="sheet__foot">
        <p>
          {t.seal} <span class="sheet__seal">{seal}</span>
        </p>
        <p>
          {t.sealNote} {t.confidential}
        </p>
      </div>
    </div>
  )
}

function Lines({ lines, day, language, nameOf }: SheetProps) {
  const { columns, count } = sheetMessages[language]
  return (
    <table class="sheet__lines">
      <caption class="sheet__caption">{count(lines.length)}</caption>
      <thead>
        <tr>
          {Object.entries(columns).map(([key, word]) => (
            <th scope="col" class={`sheet__${key}`} key={key}>
              {word}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(line => (
          <tr key={line.reference}>
            <td class="sheet__done">
              <span class="sheet__box" />
            </td>
            <td class="sheet__time">{sayClock(day, line.step, language)}</td>
            <td class="sheet__number">{line.reference}</td>
            <td>
              <Name>{line.name}</Name>
              <Note>{noteOf(line, language)}</Note>
            </td>
            <td>
              {line.services.map(({ id }) => nameOf(id)).join(', ')}
              <Note>{sayPersons(line, language)}</Note>
            </td>
            <td>{line.needs.map(need => sayNeed(need, language)).join(', ')}</td>
            <td>{line.phone ?? line.email ?? sheetMessages[language].notReachable}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Note({ children }: { children: string }) {
  return children ? <span class="sheet__note">{children}</span> : null
}

/** Where it is no usual visit: by phone, not confirmed, without a place. */
function noteOf({ mode, state, stranded }: SheetLine, language: Language): string {
  const t = sheetMessages[language]
  return [t.modes[mode], t.states[state], stranded ? t.stranded : ''].filter(Boolean).join(', ')
}

function sayPersons({ services }: SheetLine, language: Language): string {
  const most = Math.max(...services.map(({ persons }) => persons))
  return most > 1 ? sheetMessages[language].persons(most) : ''
}

function sayNeed(need: Need, language: Language): string {
  const t = sheetMessages[language]
  const spoken = need.startsWith('interpreter:') ? need.slice('interpreter:'.length) : null
  if (!spoken) return t.needNames[need] ?? need
  return t.interpreter(new Intl.DisplayNames([language], { type: 'language' }).of(spoken) ?? spoken)
}

function WalkIns({ language }: { language: Language }) {
  const { walkInColumns, walkIns } = sheetMessages[language]
  return (
    <table class="sheet__lines sheet__lines--empty">
      <caption class="sheet__caption">{walkIns}</caption>
      <thead>
        <tr>
          {Object.entries(walkInColumns).map(([key, word]) => (
            <th scope="col" key={key}>
              {word}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {Array.from({ length: WALK_IN_LINES }, (_, n) => (
          <tr key={String(n)}>
            <td>B</td>
            <td />
            <td />
            <td />
            <td class="sheet__done">
              <span class="sheet__box" />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
