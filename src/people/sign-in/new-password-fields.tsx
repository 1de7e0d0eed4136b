import { ErrorSummary, TextField, useWords } from '../../foundation/html/index.ts'
import type { NewPasswordProblem } from './change-password.ts'
import { signInMessages } from './messages.ts'

export type PasswordFormProblem = NewPasswordProblem | 'wrong-password'

const fieldOf = (problem: PasswordFormProblem) =>
  problem === 'wrong-password' ? 'current' : problem === 'different' ? 'repeat' : 'password'

export function PasswordErrors({ problem }: { problem: PasswordFormProblem | null }) {
  const t = useWords(signInMessages)
  if (!problem) return null
  const field = fieldOf(problem)
  const label = field === 'current' ? t.password : field === 'repeat' ? t.repeat : t.newPassword
  return <ErrorSummary problems={[{ field, label, sentence: t[problem] }]} />
}

/** The new password, twice. */
export function NewPasswordFields({ problem }: { problem: PasswordFormProblem | null }) {
  const t = useWords(signInMessages)
  const errorOf = (field: string) => (problem && fieldOf(problem) === field ? t[problem] : undefined)
  return (
    <>
      <TextField
        id="password"
        label={t.newPassword}
        hint={t.passwordHint}
        value=""
        type="password"
        autocomplete="new-password"
        error={errorOf('password')}
      />
      <TextField
        id="repeat"
        label={t.repeat}
        value=""
        type="password"
        autocomplete="new-password"
        error={errorOf('repeat')}
      />
    </>
  )
}
