import {
  Button,
  ErrorSummary,
  Form,
  Link,
  Notice,
  useLanguage,
  useWords,
} from '../../foundation/html/index.ts'
import type { FormPage as Page, Question } from '../../services/index.ts'
import { checkQuestion, entriesOf, type Problem, type Reader } from '../answers/index.ts'
import { draftPath } from '../drafts/draft.ts'
import { isVerified } from '../identification/identified.ts'
import { identificationMessages } from '../identification/messages.ts'
import { words } from '../messages.ts'
import { AskedQuestion } from './asked-question.tsx'
import { FileQuestion } from './file-question.tsx'
import { FormFrame, stepBefore } from './form-frame.tsx'
import { GroupQuestion } from './group-question.tsx'
import type { OpenDraft } from './open-draft.ts'
import { QuestionField } from './question-field.tsx'
import { ACT, BACK } from './read-form.ts'
import { VerifiedAnswer } from './verified-answer.tsx'

export interface FormPageProps {
  readonly open: OpenDraft
  readonly page: Page
  readonly reader: Reader
  readonly problems: readonly Problem[]
  /** Questions that the last answers have opened and that have not been on the page yet. */
  readonly opened: readonly Question[]
  /** Whether the visitor came from the check and goes back to it. */
  readonly fromCheck: boolean
}

export function FormPage({ open, page, reader, problems, opened, fromCheck }: FormPageProps) {
  const t = useWords(words)
  const language = useLanguage()
  const index = open.pages.findIndex(asked => asked.page.id === page.id)
  const { id } = open.draft
  const back = fromCheck
    ? { href: draftPath(id, 'pruefen'), text: t.backToCheck }
    : stepBefore(open, index, language)
  return (
    <FormFrame open={open} step={index + 1} title={page.title[language]} back={back}>
      <ErrorSummary problems={problems} />
      {opened.length > 0 ? <OpenedQuestions questions={opened} /> : null}
      {page.intro ? <p class="intro">{page.intro[language]}</p> : null}
      {index === 0 && !fromCheck ? <ProofOffer open={open} page={page} /> : null}
      <Form action={draftPath(id, page.id)} multipart={page.questions.some(({ type }) => type === 'file')}>
        {/* Enter in a field presses the first button of a form, which must not be one that removes something. */}
        <button type="submit" name={ACT} value="next" class="kern-sr-only" tabIndex={-1} aria-hidden="true">
          {t.onToStep(index + 2)}
        </button>
        {fromCheck ? <input type="hidden" name={BACK} value="check" /> : null}
        {page.questions.map(question => (
          <PageQuestion key={question.id} {...{ open, page, question, reader, problems, index }} />
        ))}
        <div class="buttons">
          <Button primary name={ACT} value="next">
            {fromCheck ? t.onToCheck : t.onToStep(index + 2)}
          </Button>
          <Button quiet name={ACT} value="save">
            {t.save}
          </Button>
        </div>
      </Form>
    </FormFrame>
  )
}

/** Quiet, and only where there is somebody to ask and something to fill in. */
function ProofOffer({ open, page }: { open: OpenDraft; page: Page }) {
  const t = useWords(identificationMessages)
  const fills = page.questions.some(({ id }) => id === 'familyName')
  if (open.provable === 'none' || open.draft.identified || !fills) return null
  return (
    <p class="muted">
      <Link href={draftPath(open.draft.id, 'ausweisen')}>{t.titleOffered}</Link>. {t.offerText}
    </p>
  )
}

/** Without a script the new questions come with the page again; this says that they are there. */
function OpenedQuestions({ questions }: { questions: readonly Question[] }) {
  const t = useWords(words)
  const language = useLanguage()
  return (
    <div data-focus tabIndex={-1}>
      <Notice tone="info" title={t.moreQuestions}>
        <p>{t.moreQuestionsHint}</p>
        <ul>
          {questions.map(({ id, label }) => (
            <li key={id}>
              <Link href={`#${id}`}>{label[language]}</Link>
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  )
}

interface PageQuestionProps extends Pick<FormPageProps, 'open' | 'page' | 'reader' | 'problems'> {
  readonly question: Question
  readonly index: number
}

function PageQuestion({ open, page, question, reader, problems, index }: PageQuestionProps) {
  const { answers } = open.draft
  const asked = open.pages[index]?.questions.includes(question) ?? false
  const live = page.questions.some(other => other.id === question.when?.question)
  // A condition about another page is decided there; only one about this page may still change here.
  if (!asked && !live) return null
  if (isVerified(open.draft.identified, question.id))
    return <VerifiedAnswer question={question} answers={answers} />
  return (
    <AskedQuestion question={question} live={live} asked={asked}>
      {question.type === 'group' ? (
        <GroupQuestion
          question={question}
          entries={entriesOf(answers, question.id)}
          checked={checkQuestion(open.form, question, answers, reader)}
          problems={problems}
        />
      ) : question.type === 'file' ? (
        <FileQuestion question={question} draftId={open.draft.id} answers={answers} problems={problems} />
      ) : (
        <QuestionField question={question} answers={answers} problems={problems} />
      )}
    </AskedQuestion>
  )
}
