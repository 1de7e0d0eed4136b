import type { Temporal } from 'temporal-polyfill'
import { auditWrite } from '../../foundation/audit/index.ts'
import { type Transaction, writeTogether } from '../../foundation/database/index.ts'
import { berlinDay, type Localized } from '../../foundation/language/index.ts'
import type { StaffActor } from '../../foundation/permissions/index.ts'
import { uuidOf } from '../../foundation/uuid.ts'
import { readLawBook } from '../queries.ts'
import type { Statute } from '../requirement.ts'
import { isOpen } from './need.ts'
import { insertStep, readNeeds, saveNeed } from './queries.ts'

/** Who can amend what stands in a statute of this level. */
const owners: Record<Statute['level'], Localized> = {
  federal: { de: 'Der Bund', en: 'The Federation' },
  land: { de: 'Das Land', en: 'The Land' },
  decree: { de: 'Wer die Anordnung erlassen hat', en: 'Whoever issued the order' },
}

export interface FoundNeed {
  /** The norm that is in the way. */
  readonly norm: string
  readonly service: string
  /** What cannot be kept as long as the norm stays as it is, in a few words. */
  readonly title: Localized
  readonly note: Localized
  /** Whoever decided what becomes of the way; the errand that calls has asked whether they may. */
  readonly by: StaffActor
  readonly at: Temporal.Instant
}

/**
 * A way that proved itself rests on temporary relief alone: what stands against it becomes an idea in the list of what should
 * be amended, without a wording and without savings, because nobody has reckoned them. Where the list has the norm already
 * nothing is added. @returns its id, or null
 */
export async function proposeNeed(tx: Transaction, found: FoundNeed): Promise<string | null> {
  const { norm: id, service, title, note, by, at } = found
  const law = await readLawBook(tx)
  const norm = law.norms.get(id)
  if (!norm) return null
  const known = (await readNeeds(tx)).some(need => need.norm === id && isOpen(need))
  if (known) return null
  const requirements = law.requirements.filter(one => one.norm === id && one.services.includes(service))
  const level = law.statutes.get(norm.statute)?.level ?? 'federal'
  const need = {
    id: `bedarf-${uuidOf(`need ${id}`).slice(0, 8)}`,
    title,
    norm: id,
    requirements: requirements.map(one => one.id),
    present: requirements.find(({ quote }) => quote)?.quote ?? norm.says.de,
    proposed: null,
    owner: owners[level],
    saves: { cases: null, minutes: null, trips: null },
    note,
  }
  await saveNeed(tx, need, by, at)
  await insertStep(tx, need.id, { state: 'idea', since: berlinDay(at), note: null }, by, at)
  const object = { kind: 'need-for-change', id: need.id } as const
  await writeTogether(tx, [auditWrite({ actor: by, act: 'need-for-change.entered', object, at })])
  return need.id
}
