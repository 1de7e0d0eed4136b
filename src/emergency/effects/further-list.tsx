import { useLanguage, useWords } from '../../foundation/html/index.ts'
import { formatList, formatNumber, type Language } from '../../foundation/language/index.ts'
import { type DistrictBook, sayService } from '../district-book.ts'
import type { ByPost } from '../dry-run/by-post.ts'
import type { PlanDefinition } from '../plan.ts'
import { effectMessages } from './messages.ts'

/** What a plan would do besides ways and bookings, as it is now. */
export interface Further {
  readonly deadlines: number
  /** Of them told with a letter, because no other way is known. */
  readonly letters: number
  readonly byPost: ByPost
  /** How many people each team has. */
  readonly staff: ReadonlyMap<string, number>
}

interface FurtherProps extends Pick<PlanDefinition, 'actions'> {
  readonly further: Further
  readonly book: DistrictBook
}

/** Only what the plan speaks of; a nought is said as well, because it was counted. */
export function FurtherList(props: FurtherProps) {
  const t = useWords(effectMessages)
  const lines = linesOf(props, useLanguage())
  if (lines.length === 0) return null
  return (
    <section aria-labelledby="weiteres">
      <h2 id="weiteres">{t.further}</h2>
      <ul class="situation__effects">
        {lines.map(line => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  )
}

function linesOf({ actions, further, book }: FurtherProps, language: Language): string[] {
  const t = effectMessages[language]
  const said = (count: number) => formatNumber(count, language)
  const { deadlines, letters, byPost, staff } = further
  const lines = actions.flatMap(action => {
    switch (action.kind) {
      case 'extend-deadlines':
        return t.deadlines(deadlines, said(deadlines), said(letters))
      case 'open-call-backs':
        return t.callBacksThen
      case 'send-by-post': {
        const names = byPost.shut.map(id => sayService(book, id, language))
        const shut = names.length > 0 ? [t.byPostShut(formatList(names, language))] : []
        return [t.byPostOpen(said(byPost.open.length)), ...shut]
      }
      case 'reassign-staff': {
        const name = book.teams.get(action.team)?.name[language] ?? action.team
        return t.staffThen(said(action.people), name, said(staff.get(action.team) ?? 0))
      }
      default:
        return []
    }
  })
  return [...new Set(lines)]
}
