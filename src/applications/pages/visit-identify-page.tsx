import { inTransaction } from '../../foundation/database/index.ts'
import { Invalid } from '../../foundation/errors.ts'
import { type Answer, page as htmlPage, redirect, type Visit } from '../../foundation/http/index.ts'
import { randomToken } from '../../foundation/secret.ts'
import { identityProviders, takeBegunIdentification } from '../../people/index.ts'
import { draftPath } from '../drafts/draft.ts'
import { beginForDraft, dropIdentification, identifyDraft } from '../identification/identify-draft.ts'
import { identificationMessages, type ProofOutcome } from '../identification/messages.ts'
import { words } from '../messages.ts'
import { IdentifyPage } from './identify-page.tsx'
import { change, keepBrowser, type OpenDraft, openDraft, provingBrowser, whereToGoOn } from './open-draft.ts'
import { proofDemandOf } from './proof-demand.ts'

export async function getIdentifyPage(visit: Visit): Promise<Answer> {
  const open = await openDraft(visit)
  if (open.draft.submitted) return redirect(whereToGoOn(visit, open))
  const t = identificationMessages[visit.language]
  const demand = await proofDemandOf(visit, open)
  const props = {
    open,
    demand,
    providers: identityProviders(visit),
    outcome: outcomeOf(visit.query.get('ergebnis')),
    goOn: whereToGoOn(visit, open),
  }
  const title = open.draft.identified ? t.done : demand.need ? t.titleNeeded : t.titleOffered
  return htmlPage(title, <IdentifyPage {...props} />, { section: 'services' })
}

/** Sends the browser to the provider; everything typed stays in the draft. */
export async function postIdentify(visit: Visit): Promise<Answer> {
  const open = await openDraft(visit)
  if (open.draft.submitted) return redirect(whereToGoOn(visit, open))
  const provider = identityProviders(visit).find(({ id }) => id === visit.body.get('provider'))
  if (!provider) throw new Invalid({ de: words.de.formChanged, en: words.en.formChanged })
  const { need } = await proofDemandOf(visit, open)
  const level = need?.level ?? 'low'
  const browser = provingBrowser(visit) ?? randomToken()
  const state = await change(visit, open, (tx, by) =>
    beginForDraft(tx, { ...by, provider: provider.id, level, browser }),
  )
  keepBrowser(visit, open.draft.id, browser)
  const returnTo = draftPath(open.draft.id, 'ausweisen', 'antwort')
  return redirect(await provider.start({ state, returnTo, level, language: visit.language }))
}

/** Where the provider sends the browser back to. What it says counts once; reloading shows what became of it. */
export async function getProviderAnswer(visit: Visit): Promise<Answer> {
  const open = await openDraft(visit)
  if (open.draft.submitted) return redirect(whereToGoOn(visit, open))
  const outcome = await takeAnswer(visit, open)
  const page = draftPath(open.draft.id, 'ausweisen')
  return redirect(outcome ? `${page}?ergebnis=${outcome}` : page)
}

async function takeAnswer(visit: Visit, open: OpenDraft): Promise<ProofOutcome | null> {
  const { db, query } = visit
  const browser = provingBrowser(visit)
  const state = query.get('state') ?? ''
  const subjectId = open.draft.id
  const begun =
    browser && (await takeBegunIdentification(db, { state, subjectId, browser, at: visit.clock.now() }))
  const provider = begun && identityProviders(visit).find(({ id }) => id === begun.provider)
  if (!begun || !provider) return 'abgelaufen'
  const answer = await provider.finish(query, state)
  if (answer.kind === 'aborted') return 'abgebrochen'
  const proof = { identification: answer.identification, provider: provider.id, level: begun.level, browser }
  const identified = await change(visit, open, (tx, by) => identifyDraft(tx, by, proof))
  return identified === 'too-low' ? 'zu-niedrig' : null
}

export async function postDropProof(visit: Visit): Promise<Answer> {
  const open = await openDraft(visit)
  if (open.draft.submitted) return redirect(whereToGoOn(visit, open))
  await inTransaction(visit.db, tx =>
    dropIdentification(tx, { draftId: open.draft.id, language: visit.language, at: visit.clock.now() }),
  )
  return redirect(draftPath(open.draft.id, 'ausweisen'))
}

function outcomeOf(text: string | null): ProofOutcome | null {
  const known = identificationMessages.de.outcomes
  return text !== null && Object.hasOwn(known, text) ? (text as ProofOutcome) : null
}
