import type { Temporal } from 'temporal-polyfill'
import { recordAudit } from '../foundation/audit/index.ts'
import type { Transaction } from '../foundation/database/index.ts'
import { berlinDay } from '../foundation/language/index.ts'
import { demand, type StaffActor } from '../foundation/permissions/index.ts'
import { officesPermissions } from './permissions.ts'
import type { SitePageDefinition } from './site-page-definition.ts'
import { addSitePageVersion } from './site-pages.ts'

export interface SitePageToSave {
  readonly page: Omit<SitePageDefinition, 'checkedOn'>
  /** The version the editor had before them. */
  readonly basedOn: number
  readonly staff: StaffActor
  readonly at: Temporal.Instant
}

/** Adds a version of an editable page, checked today; `overtaken` where a colleague has saved meanwhile. */
export async function saveSitePage(
  tx: Transaction,
  { page, basedOn, staff, at }: SitePageToSave,
): Promise<'saved' | 'overtaken'> {
  demand(staff, officesPermissions.editPages)
  const author = { id: staff.id, name: staff.name }
  const added = await addSitePageVersion(tx, { page, checkedOn: berlinDay(at), basedOn, author, at })
  if (!added) return 'overtaken'
  const object = { kind: 'site-page', id: page.id } as const
  await recordAudit(tx, { actor: staff, act: 'site-page.save', object, detail: { version: basedOn + 1 }, at })
  return 'saved'
}
