import type { ComponentChildren } from 'preact'
import { type FieldProblem, Icon, Link, useWords } from '../../foundation/html/index.ts'
import type { Case } from '../case.ts'
import { caseMessages } from '../messages.ts'

export function CaseFrame({
  record,
  title,
  children,
}: {
  record: Case
  title: string
  children: ComponentChildren
}) {
  const t = useWords(caseMessages)
  return (
    <div class="page section">
      <Link href={`/mein-antrag/${record.reference}`} class="back link">
        <Icon name="back" />
        {t.back}
      </Link>
      <h1>{title}</h1>
      {children}
    </div>
  )
}

export interface TypedByCitizen {
  readonly label?: string
  readonly text?: string
  readonly problems?: readonly FieldProblem[]
}

export const errorOf = (typed: TypedByCitizen, field: string) =>
  typed.problems?.find(problem => problem.field === field)?.sentence
