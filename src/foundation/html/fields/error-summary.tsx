import { Icon } from '../icons.tsx'
import { layoutMessages } from '../messages.ts'
import { useWords } from '../page-context.tsx'

export interface FieldProblem {
  /** Id of the field the summary links to. */
  readonly field: string
  /** The label of the question. */
  readonly label: string
  /** What to do, in one sentence. */
  readonly sentence: string
}

/** Takes the focus after a failed POST and links to each field. */
export function ErrorSummary({ problems }: { problems: readonly FieldProblem[] }) {
  const t = useWords(layoutMessages)
  if (problems.length === 0) return null
  return (
    <div class="errors" role="alert" tabIndex={-1} id="fehler" data-focus>
      <h2 class="errors__title">
        <Icon name="danger" />
        {t.errorsTitle(problems.length)}
      </h2>
      <ul>
        {problems.map(problem => (
          <li key={problem.field}>
            <a class="link" href={`#${problem.field}`}>
              {problem.label}: {problem.sentence}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
