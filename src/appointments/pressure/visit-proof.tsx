import { type Answer, page, redirect, type Visit } from '../../foundation/http/index.ts'
import { officesForDisplay } from '../../offices/index.ts'
import type { Chosen } from '../book-online/chosen-slot.ts'
import { readChosen } from '../book-online/chosen-slot.ts'
import { section } from '../finder/visit-finder.tsx'
import { finderPath } from '../finder/wanted.ts'
import { type Refusal, readPass, spendPass, taskFor, ticketFor, waitFor } from './admit.ts'
import { proofMessages } from './messages.ts'
import { SOLUTION } from './proof-field.tsx'
import { ProofPage, TICKET, WaitPage } from './proof-page.tsx'
import { noticeHold } from './watch-pressure.ts'

/** Null: the place may be taken. Counts the try, and under pressure spends what came along for it. */
export async function askForProof(visit: Visit, chosen: Chosen, hold: string): Promise<Answer | null> {
  if (!(await noticeHold(visit))) return null
  const { body } = visit
  const pass = await readPass(visit, { solution: body.get(SOLUTION), ticket: body.get(TICKET) })
  const refusal = 'because' in pass ? pass : await spendPass(visit.db, visit, pass, hold)
  return refusal && showRefusal(visit, chosen, refusal)
}

async function showRefusal(visit: Visit, chosen: Chosen, refusal: Refusal): Promise<Answer> {
  if (refusal.because === 'early')
    return showWait(visit, chosen, { ticket: visit.body.get(TICKET), wait: refusal.wait })
  const office = await officeOf(visit, chosen)
  if (!office) return redirect(finderPath(chosen.wanted))
  const { because } = refusal
  const work = { task: await taskFor(visit.db, visit), wait: await waitFor(visit.db, visit) }
  const { title } = proofMessages[visit.language]
  const props = { ...chosen, ...work, office, because }
  return page(title, <ProofPage {...props} />, { ...section, status: 428 })
}

/** Makes a ticket; what was chosen goes along. */
export async function postWait(visit: Visit): Promise<Answer> {
  const chosen = readChosen(visit)
  if (!chosen) return redirect('/termin')
  return showWait(visit, chosen, await ticketFor(visit.db, visit))
}

async function showWait(
  visit: Visit,
  chosen: Chosen,
  { ticket, wait }: { ticket: string; wait: number },
): Promise<Answer> {
  const office = await officeOf(visit, chosen)
  if (!office) return redirect(finderPath(chosen.wanted))
  const props = { ...chosen, office, ticket, wait }
  return page(proofMessages[visit.language].waitTitle, <WaitPage {...props} />, section)
}

async function officeOf({ db }: Visit, { slot }: Chosen) {
  return (await officesForDisplay(db)).offices.get(slot.office) ?? null
}
