import type { Temporal } from 'temporal-polyfill'
import type { Transaction } from '../../foundation/database/index.ts'
import { Conflict } from '../../foundation/errors.ts'
import type { Language } from '../../foundation/language/index.ts'
import type { GroupQuestion } from '../../services/index.ts'
import { type Answers, type Entry, entriesOf } from '../answers/index.ts'
import { isVerified } from '../identification/identified.ts'
import { lockDraft, mergeAnswers } from '../queries.ts'
import { type Draft, draftExpiry, noDraft } from './draft.ts'

/** Who changes a draft, in which language, when. */
export interface DraftChange {
  readonly draftId: string
  readonly language: Language
  readonly at: Temporal.Instant
}

const ALREADY_SENT = {
  de: 'Dieser Antrag ist schon abgesendet. Bitte laden Sie die Seite neu, dann sehen Sie Ihre Quittung.',
  en: 'This application has already been sent. Please reload the page to see your receipt.',
}
const TOO_MANY_ENTRIES = {
  de: 'Mehr Einträge passen nicht in dieses Formular. Bitte schreiben Sie uns die weiteren, oder rufen Sie 115 an.',
  en: 'No more entries fit into this form. Please write to us about the others, or call 115.',
}

/** The draft, locked, as long as it may still be changed. */
export async function lockOpenDraft(tx: Transaction, { draftId, at }: DraftChange): Promise<Draft> {
  const draft = await lockDraft(tx, draftId, at)
  if (!draft) throw noDraft()
  if (draft.submitted) throw new Conflict(ALREADY_SENT)
  return draft
}

/** Keeps what was typed on one page, right or wrong; other pages stay as they are. */
export async function saveAnswers(tx: Transaction, change: DraftChange, answers: Answers): Promise<Draft> {
  const draft = await lockOpenDraft(tx, change)
  return merge(tx, change, draft, answers)
}

/** Keeps one entry of a repeated question: in its place where there is one with this key, else as a new one. */
export async function saveEntry(
  tx: Transaction,
  change: DraftChange,
  group: GroupQuestion,
  entry: Entry,
): Promise<Draft> {
  const draft = await lockOpenDraft(tx, change)
  const before = entriesOf(draft.answers, group.id)
  const at = before.findIndex(({ key }) => key === entry.key)
  if (at < 0 && before.length >= group.maxEntries) throw new Conflict(TOO_MANY_ENTRIES)
  // What a hidden question of the entry held before stays, like on every other page.
  const kept = { ...entry, answers: { ...before[at]?.answers, ...entry.answers } }
  const entries = at < 0 ? [...before, kept] : before.with(at, kept)
  return merge(tx, change, draft, { [group.id]: entries })
}

export async function removeEntry(
  tx: Transaction,
  change: DraftChange,
  groupId: string,
  key: string,
): Promise<Draft> {
  const draft = await lockOpenDraft(tx, change)
  const entries = entriesOf(draft.answers, groupId).filter(entry => entry.key !== key)
  return merge(tx, change, draft, { [groupId]: entries })
}

async function merge(tx: Transaction, change: DraftChange, draft: Draft, answers: Answers): Promise<Draft> {
  const { language, at } = change
  const expiresAt = draftExpiry(at)
  // A page that was open before the proof still has fields for what the proof answers now.
  const own = Object.fromEntries(Object.entries(answers).filter(([id]) => !isVerified(draft.identified, id)))
  await mergeAnswers(tx, draft.id, own, { language, at, expiresAt })
  return {
    ...draft,
    language,
    expiresAt,
    answers: { ...draft.answers, ...own },
    typed: { ...draft.typed, ...own },
    revision: draft.revision + 1,
  }
}
