import { Notice, useWords } from '../../foundation/html/index.ts'
import type { Catalogue } from '../../services/index.ts'
import { AppointmentTable } from './appointment-table.tsx'
import type { Consequences } from './consequences.ts'
import { rulesMessages } from './messages.ts'

interface ConcernedProps {
  readonly consequences: Consequences
  readonly services: Catalogue['services']
}

/** Before anything is saved: who would have no place then, and who would have one again. */
export function WhoIsConcerned({ consequences, services }: ConcernedProps) {
  const t = useWords(rulesMessages)
  const { stranded, already, regained } = consequences
  const title = stranded.length > 0 ? t.strands(stranded.length) : t.nobody
  return (
    <section>
      <Notice tone={stranded.length > 0 ? 'warn' : 'good'} title={title}>
        <p>{stranded.length > 0 ? t.strandsText : t.nobodyText}</p>
        {already.length > 0 ? <p>{t.already(already.length)}</p> : null}
        {regained.length > 0 ? <p>{t.regained(regained.length)}</p> : null}
      </Notice>
      {stranded.length > 0 ? (
        <AppointmentTable label={title} appointments={stranded} services={services} />
      ) : null}
    </section>
  )
}
