import { NotFound } from '../../foundation/errors.ts'
import { type Answer, redirect, type StaffVisit } from '../../foundation/http/index.ts'
import type { Reader } from '../../foundation/text/index.ts'
import type { StaffAct } from '../acts/case-acts.ts'
import { actMessages } from '../acts/messages.ts'
import { readAnswerBy } from '../inquiry/read-answer-by.ts'
import { performAct } from './perform-act.ts'
import { actOf, checkOf, type FormState, getCase } from './visit-case.tsx'

const MAX_WORDS = 8000

/** What an act needs besides the click. */
function problemsOf(
  act: StaffAct,
  typed: FormState['typed'],
  t: (typeof actMessages)['de'],
  reader: Reader,
): FormState['problems'] {
  const needsWords = act in t.words
  const by = act === 'ask' ? readAnswerBy(typed.by, reader) : null
  return [
    ...(act === 'ask' && typed.wants !== 'text' && typed.wants !== 'file'
      ? [{ field: 'wants' as const, sentence: t.wantsMissing }]
      : []),
    ...(act === 'pass-on' && typed.team === ''
      ? [{ field: 'team' as const, sentence: t.toTeamMissing }]
      : []),
    ...(act === 'identify' && !checkOf(typed.means)
      ? [{ field: 'means' as const, sentence: t.checkedHowMissing }]
      : []),
    ...(needsWords && (typed.words.trim() === '' || typed.words.length > MAX_WORDS)
      ? [{ field: 'words' as const, sentence: t.wordsMissing }]
      : []),
    ...(by && 'sentence' in by ? [{ field: 'by' as const, sentence: by.sentence }] : []),
  ]
}

export async function postAct(visit: StaffVisit): Promise<Answer> {
  const chosen = actOf(visit.params.act ?? null)
  if (!chosen) throw new NotFound()
  const typed = {
    words: visit.body.get('words'),
    wants: visit.body.get('wants'),
    team: visit.body.get('team'),
    means: visit.body.get('means'),
    by: visit.body.get('by').slice(0, 40),
  }
  const reader = { language: visit.language, today: visit.clock.today() }
  const problems = problemsOf(chosen, typed, actMessages[visit.language], reader)
  if (problems.length > 0) return getCase(visit, { act: chosen, typed, problems })
  await performAct(visit, chosen, typed)
  return redirect(chosen === 'pass-on' ? '/amt/eingang' : `/amt/vorgang/${visit.params.reference}`)
}
