import { useLanguage, useWords } from '../../foundation/html/index.ts'
import { formatNumber } from '../../foundation/language/index.ts'
import { switchMessages } from './messages.ts'
import type { Standing } from './standing.ts'

/** How many have an answer, are asked, or have to be called: as numbers, and as a bar for the eye. */
export function StandingBar({ standing }: { standing: Standing }) {
  const t = useWords(switchMessages)
  const language = useLanguage()
  const parts = [
    { name: 'settled', count: standing.settled, words: t.settled },
    { name: 'asked', count: standing.asked, words: t.asked },
    { name: 'call', count: standing.toCall, words: t.toCall },
  ]
  let x = 0
  return (
    <>
      <svg
        class="situation__bar"
        viewBox={`0 0 ${standing.all} 1`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {parts.map(({ name, count }) => {
          const rect = (
            <rect class={`situation__bar-${name}`} x={x} y={0} width={count} height={1} key={name} />
          )
          x += count
          return rect
        })}
      </svg>
      <ul class="situation__legend">
        {parts.map(({ name, count, words }) => (
          <li class={`situation__legend-${name}`} key={name}>
            <strong>{formatNumber(count, language)}</strong> {words}
          </li>
        ))}
      </ul>
    </>
  )
}
