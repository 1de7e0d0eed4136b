import { type FieldProblem, titleOf } from '../../foundation/html/index.ts'
import { type Answer, page, type StaffVisit } from '../../foundation/http/index.ts'
import { provableLevel } from '../../people/index.ts'
import { districtBook } from '../district-book.ts'
import { planHistory } from '../plans/queries.ts'
import { DryRunPage } from './dry-run-page.tsx'
import { messageExamples } from './message-examples.ts'
import { dryRunMessages } from './messages.ts'
import { readSpan, typedSpan } from './read-question.ts'
import { dryRun } from './reckon.ts'

const section = 'situation'

/** What the newest version of a plan would do, from a moment that is still to come. */
export async function showDryRun(visit: StaffVisit): Promise<Answer> {
  const { db, clock, query, language, params, config } = visit
  const [version] = await planHistory(db, params.plan ?? '')
  const typed = typedSpan(query, clock.today(), language)
  const now = clock.now()
  const read = readSpan(typed, now, language)
  const problems: readonly FieldProblem[] = 'problems' in read ? read.problems : []
  const { definition } = version
  const began = performance.now()
  const run =
    'span' in read
      ? await dryRun(db, { ...read.span, definition, now, identified: provableLevel({ config }) })
      : null
  const seconds = (performance.now() - began) / 1000
  const examples = run ? await messageExamples(db, run, config.publicUrl) : []
  const props = { version, typed, problems, run, examples, seconds, book: await districtBook(db) }
  const title = titleOf(language, dryRunMessages[language].title(definition.name[language]), problems)
  return page(title, <DryRunPage {...props} />, { section, status: problems.length > 0 ? 422 : 200 })
}
