import type { Temporal } from 'temporal-polyfill'
import { formatNumber, formatShortDay, type Language } from '../../foundation/language/index.ts'
import type { Norm } from '../requirement.ts'
import { lawWords } from '../words.ts'
import { needMessages } from './messages.ts'
import { type Need, stateOf } from './need.ts'
import type { Savings } from './need-definition.ts'

type Block =
  | { readonly kind: 'heading' | 'paragraph'; readonly text: string }
  | { readonly kind: 'data'; readonly rows: readonly { readonly label: string; readonly value: string }[] }

/** A note of the legal office, as whoever prints letters takes it. */
export interface NeedsPaper {
  readonly language: Language
  readonly date: string
  readonly subject: string
  readonly recipient: readonly string[]
  readonly blocks: readonly Block[]
}

/** As long as a value of a letter may be. */
const LONGEST = 2000

export function needsPaper(
  needs: readonly Need[],
  norms: ReadonlyMap<string, Norm>,
  today: Temporal.PlainDate,
  language: Language,
): NeedsPaper {
  const t = needMessages[language]
  const intro = t.paperIntro(formatShortDay(today, language), needs.length)
  return {
    language,
    date: today.toString(),
    subject: t.paperSubject,
    recipient: t.paperTo,
    blocks: [
      { kind: 'paragraph', text: needs.length === 0 ? t.paperNothing : intro },
      ...needs.flatMap((need, index): Block[] => [
        { kind: 'heading', text: `${index + 1}. ${need.title[language]}` },
        { kind: 'data', rows: rowsOf(need, norms, language) },
      ]),
    ],
  }
}

function rowsOf(need: Need, norms: ReadonlyMap<string, Norm>, language: Language) {
  const t = needMessages[language]
  const norm = (need.norm && norms.get(need.norm)?.citation[language]) ?? t.noNorm
  const rows = [
    { label: t.norm, value: norm },
    { label: t.columns.present, value: need.present },
    { label: t.columns.proposed, value: need.proposed ?? t.notDrafted },
    { label: t.columns.owner, value: need.owner[language] },
    { label: t.columns.state, value: lawWords[language].states[stateOf(need)] },
    { label: t.columns.saves, value: saySavings(need.saves, language) },
    ...(need.note ? [{ label: t.note, value: need.note[language] }] : []),
  ]
  return rows.map(({ label, value }) => ({ label, value: value.slice(0, LONGEST) }))
}

/** `Minuten: 1.200 (Fälle mal 12); Wege: nicht bekannt; Fälle: nicht bekannt` */
function saySavings(saves: Savings, language: Language): string {
  const t = needMessages[language]
  return (['minutes', 'trips', 'cases'] as const)
    .map(measure => {
      const saved = saves[measure]
      const said = saved
        ? `${formatNumber(saved.perYear, language)} (${saved.how[language]})`
        : t.savingUnknown
      return `${t.saves[measure]}: ${said}`
    })
    .join('; ')
}
