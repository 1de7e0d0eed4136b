import { Button, FileField, Icon, Link, Name, useLanguage, useWords } from '../../foundation/html/index.ts'
import { formatNumber, type Language } from '../../foundation/language/index.ts'
import { type DraftFile, filesOf, type Problem } from '../answers/index.ts'
import { draftPath } from '../drafts/draft.ts'
import type { FileQuestion as Question } from '../drafts/draft-files.ts'
import { words } from '../messages.ts'
import { ACT } from './read-form.ts'

interface FileQuestionProps {
  readonly question: Question
  readonly draftId: string
  readonly answers: object
  readonly problems: readonly Problem[]
}

/** What is stored already, each with a way to look at it and to take it out, and a field for more. */
export function FileQuestion({ question, draftId, answers, problems }: FileQuestionProps) {
  const language = useLanguage()
  const stored = filesOf(answers, question.id)
  return (
    <FileField
      id={question.id}
      label={question.label[language]}
      hint={question.hint?.[language]}
      optional={question.optional}
      several={question.maxFiles > 1}
      error={problems.find(problem => problem.field === question.id)?.sentence}
    >
      {stored.length > 0 ? <StoredFiles files={stored} draftId={draftId} /> : null}
    </FileField>
  )
}

function StoredFiles({ files, draftId }: { files: readonly DraftFile[]; draftId: string }) {
  const t = useWords(words)
  const language = useLanguage()
  return (
    <ul class="stored" aria-label={t.fileStored}>
      {files.map(file => (
        <li key={file.fileId}>
          <Icon name="check" />
          <span class="stored__name">
            <Link href={draftPath(draftId, 'datei', file.fileId)}>
              <Name>{file.name}</Name>
            </Link>{' '}
            <span class="muted nowrap">{fileSize(file.size, language)}</span>
          </span>
          <Button quiet name={ACT} value={`unfile:${file.fileId}`}>
            {t.remove}
            <span class="unseen"> {file.name}</span>
          </Button>
        </li>
      ))}
    </ul>
  )
}

export function fileSize(bytes: number, language: Language): string {
  const t = words[language]
  if (bytes < 1_000_000) return t.kilobytes(formatNumber(Math.max(1, Math.round(bytes / 1000)), language))
  return t.megabytes(formatNumber(Math.round(bytes / 100_000) / 10, language))
}
