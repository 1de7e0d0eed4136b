import type { ComponentChildren } from 'preact'
import type { GroupedQuestion, Question } from '../../services/index.ts'
import { SHOWN } from './read-form.ts'

/**
 * Says that the question was on the page, and shows or hides it with its condition. The rules of the condition
 * travel as data attributes: without the script a hidden question stays hidden until the page comes again.
 */
export function AskedQuestion(props: {
  question: Question | GroupedQuestion
  /** Whether the condition is about a question on the same page, so that its answer may still change. */
  live: boolean
  asked: boolean
  children: ComponentChildren
}) {
  const { question, live, asked, children } = props
  const shown = <input type="hidden" name={SHOWN} value={question.id} />
  if (!live || !question.when) {
    return (
      <>
        {shown}
        {children}
      </>
    )
  }
  return (
    // The fieldset switches its fields off while they are hidden; it groups nothing a reader should hear of.
    <fieldset
      class="condition"
      role="none"
      data-when={question.when.question}
      data-is={JSON.stringify(question.when.is)}
      hidden={!asked}
      disabled={!asked}
    >
      {shown}
      {children}
    </fieldset>
  )
}
