import { isDeepStrictEqual } from 'node:util'
import type { Temporal } from 'temporal-polyfill'
import type { Database, Transaction } from '../foundation/database/index.ts'
import { importStatutes } from './import-statutes.ts'
import type { StatuteFile } from './law-definition.ts'
import { readLawBook } from './queries.ts'
import type { LawBook, Norm, NormText, RequirementOnFile } from './requirement.ts'

/** What the register knows now, as files that `importChangedStatutes` takes back. */
export async function statuteDefinitions(db: Database | Transaction): Promise<StatuteFile[]> {
  const book = await readLawBook(db)
  return [...book.statutes.values()].map(statute => ({
    ...statute,
    // Each norm names its own.
    source: null,
    norms: [...book.norms.values()].filter(norm => norm.statute === statute.id).map(normOf),
    requirements: book.requirements
      .filter(requirement => statuteOf(book, requirement) === statute.id)
      .map(requirementOf),
  }))
}

function statuteOf({ norms }: LawBook, { norm }: RequirementOnFile): string | undefined {
  return norms.get(norm)?.statute
}

const dayOf = (day: Temporal.PlainDate | null) => day?.toString() ?? null

function textOf({ says, textAsOf, source, validFrom, validUntil }: NormText) {
  return {
    says,
    textAsOf: dayOf(textAsOf),
    source,
    validFrom: dayOf(validFrom),
    validUntil: dayOf(validUntil),
  }
}

function normOf(norm: Norm): StatuteFile['norms'][number] {
  const { id, citation, otherVersions } = norm
  return { id, citation, ...textOf(norm), otherVersions: otherVersions.map(textOf) }
}

function requirementOf({
  validFrom,
  validUntil,
  ...rest
}: RequirementOnFile): StatuteFile['requirements'][number] {
  return { ...rest, validFrom: dayOf(validFrom), validUntil: dayOf(validUntil) }
}

/** Takes over the statutes that differ from what is known; returns their ids. */
export async function importChangedStatutes(
  tx: Transaction,
  files: readonly StatuteFile[],
  at: Temporal.Instant,
): Promise<string[]> {
  const known = new Map((await statuteDefinitions(tx)).map(statute => [statute.id, inOneOrder(statute)]))
  const changed = files.filter(file => !isDeepStrictEqual(inOneOrder(file), known.get(file.id)))
  await importStatutes(tx, changed, at)
  return changed.map(({ id }) => id)
}

/** Where a file names its source once and the register with every text, or orders otherwise, nothing has changed. */
function inOneOrder({ source, ...statute }: StatuteFile): StatuteFile {
  const sourced = <Text extends { source: string | null; textAsOf: string | null }>(text: Text): Text => ({
    ...text,
    source: text.source ?? (text.textAsOf && source),
  })
  const byId = (a: { id: string }, b: { id: string }) => a.id.localeCompare(b.id)
  return {
    ...statute,
    source: null,
    norms: statute.norms
      .map(norm => ({ ...sourced(norm), otherVersions: norm.otherVersions.map(sourced) }))
      .sort(byId),
    requirements: statute.requirements.toSorted(byId),
  }
}
