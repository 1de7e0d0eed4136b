import { Link, useWords } from '../foundation/html/index.ts'
import { emergencyMessages } from './messages.ts'

const paths = {
  situation: '/amt/lage',
  plans: '/amt/lage/plaene',
  drills: '/amt/lage/uebungen',
  readiness: '/amt/lage/bereitschaft',
  paper: '/amt/lage/papier',
  measures: '/amt/lage/massnahmen',
} as const

/** The pages of the room "Lage". */
export function Sections({ here }: { here?: keyof typeof paths }) {
  const t = useWords(emergencyMessages)
  return (
    <nav class="situation__sections" aria-label={t.section}>
      {(Object.keys(paths) as (keyof typeof paths)[]).map(one => (
        <Link href={paths[one]} current={one === here ? 'page' : undefined} key={one}>
          {t.sections[one]}
        </Link>
      ))}
    </nav>
  )
}
