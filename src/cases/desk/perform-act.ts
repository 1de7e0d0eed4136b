import { inTransaction } from '../../foundation/database/index.ts'
import type { StaffVisit } from '../../foundation/http/index.ts'
import type { StaffAct } from '../acts/case-acts.ts'
import {
  clearContradictions,
  noteIdentity,
  noteOnCase,
  passOnCase,
  putBackCase,
  takeCase,
} from '../acts/work-on-case.ts'
import { askCitizen, takeBackQuestion } from '../inquiry/ask-citizen.ts'
import { dayOf, readAnswerBy } from '../inquiry/read-answer-by.ts'
import { notePersonReached, sendMailAgain, sendNewsByLetter } from '../news/look-after-unreached.ts'
import { decideCase } from '../result/decide-case.ts'
import { stepOf } from './step-of.ts'
import { checkOf, type FormState } from './visit-case.tsx'

export async function performAct(visit: StaffVisit, act: StaffAct, typed: FormState['typed']): Promise<void> {
  const step = stepOf(visit)
  const today = visit.clock.today()
  await inTransaction(visit.db, async tx => {
    switch (act) {
      case 'grant':
        return decideCase(tx, step, { kind: 'granted', words: '' }, today)
      case 'refuse':
        return decideCase(tx, step, { kind: 'refused', words: typed.words }, today)
      case 'reply':
        return decideCase(tx, step, { kind: 'answered', words: typed.words }, today)
      case 'ask':
        return askCitizen(tx, step, {
          wants: typed.wants === 'file' ? 'file' : 'text',
          question: typed.words,
          answerBy: dayOf(readAnswerBy(typed.by, { language: visit.language, today })),
        })
      case 'take-back-question':
        return takeBackQuestion(tx, step, today)
      case 'clear':
        return clearContradictions(tx, step, typed.words, today)
      case 'identify':
        return noteIdentity(tx, step, checkOf(typed.means)!)
      case 'news-by-letter':
        return sendNewsByLetter(tx, step, today)
      case 'mail-again':
        return sendMailAgain(tx, step, today)
      case 'reached':
        return notePersonReached(tx, step, typed.words, today)
      case 'note':
        return noteOnCase(tx, step, typed.words)
      case 'take':
        return takeCase(tx, step)
      case 'put-back':
        return putBackCase(tx, step)
      case 'pass-on':
        return passOnCase(tx, step, typed.team, typed.words)
    }
  })
}
