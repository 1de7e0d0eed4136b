import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Database, Transaction } from '../foundation/database/index.ts'
import { NotFound } from '../foundation/errors.ts'
import type { Localized } from '../foundation/language/index.ts'
import type { SitePageBlock, SitePageDefinition } from './site-page-definition.ts'

/** A page that editors change themselves: legal notice, privacy, accessibility, help. */
export interface SitePage {
  readonly id: string
  readonly version: number
  readonly title: Localized
  readonly summary: Localized | null
  readonly blocks: readonly SitePageBlock[]
  readonly checkedOn: Temporal.PlainDate
  readonly author: string
  readonly createdAt: Temporal.Instant
}

const columns = sql`page_id AS id, version, title, summary, blocks, checked_on AS "checkedOn",
  author_name AS author, created_at AS "createdAt"`

export async function findSitePage(db: Database | Transaction, id: string): Promise<SitePage | null> {
  const { rows } = await sql<SitePage>`
    SELECT ${columns} FROM offices.site_page_version
    WHERE page_id = ${id} ORDER BY version DESC LIMIT 1`.execute(db)
  return rows[0] ?? null
}

/** @throws NotFound */
export async function getSitePage(db: Database | Transaction, id: string): Promise<SitePage> {
  const page = await findSitePage(db, id)
  if (!page) throw new NotFound()
  return page
}

/** The newest version of every page, by id. */
export async function listSitePages(db: Database | Transaction): Promise<SitePage[]> {
  const { rows } = await sql<SitePage>`
    SELECT DISTINCT ON (page_id) ${columns} FROM offices.site_page_version
    ORDER BY page_id, version DESC`.execute(db)
  return rows
}

/** Newest first. */
export async function sitePageHistory(db: Database | Transaction, id: string): Promise<SitePage[]> {
  const { rows } = await sql<SitePage>`
    SELECT ${columns} FROM offices.site_page_version WHERE page_id = ${id} ORDER BY version DESC`.execute(db)
  return rows
}

export interface NewSitePageVersion {
  readonly page: Omit<SitePageDefinition, 'checkedOn'>
  readonly checkedOn: Temporal.PlainDate | string
  /** The version it was written against; 0 for a page that is new. */
  readonly basedOn: number
  readonly author: { readonly id: string | null; readonly name: string }
  readonly at: Temporal.Instant
}

/** Adds the next version; false where the newest is not the one it is based on. */
export async function addSitePageVersion(tx: Transaction, added: NewSitePageVersion): Promise<boolean> {
  const { page, basedOn, author } = added
  const { rows } = await sql`
    INSERT INTO offices.site_page_version
      (page_id, version, title, summary, blocks, checked_on, author_id, author_name, created_at)
    SELECT ${page.id}, ${basedOn + 1}::int, ${JSON.stringify(page.title)}::jsonb,
      ${page.summary ? JSON.stringify(page.summary) : null}::jsonb, ${JSON.stringify(page.blocks)}::jsonb,
      ${added.checkedOn}::date, ${author.id}, ${author.name}, ${added.at}::timestamptz
    WHERE ${basedOn}::int = (SELECT coalesce(max(version), 0) FROM offices.site_page_version WHERE page_id = ${page.id})
    ON CONFLICT (page_id, version) DO NOTHING
    RETURNING version`.execute(tx)
  return rows.length === 1
}

/** Makes version 1 of pages the house does not have yet; what editors have written stays. */
export async function importSitePages(
  tx: Transaction,
  pages: readonly SitePageDefinition[],
  at: Temporal.Instant,
): Promise<void> {
  for (const page of pages) {
    const author = { id: null, name: 'Schalter' }
    await addSitePageVersion(tx, { page, checkedOn: page.checkedOn, basedOn: 0, author, at })
  }
}

/** The newest version of every page as a file has it, by id. */
export async function sitePageDefinitions(db: Database | Transaction): Promise<SitePageDefinition[]> {
  return (await listSitePages(db)).map(({ id, title, summary, blocks, checkedOn }) => ({
    id,
    title,
    ...(summary && { summary }),
    blocks: [...blocks],
    checkedOn: checkedOn.toString(),
  }))
}

/** Adds a version of every page that differs from its newest; returns their ids. */
export async function importChangedSitePages(
  tx: Transaction,
  pages: readonly SitePageDefinition[],
  at: Temporal.Instant,
): Promise<string[]> {
  const newest = new Map((await listSitePages(tx)).map(page => [page.id, page.version]))
  const known = new Map((await sitePageDefinitions(tx)).map(page => [page.id, page]))
  const changed = pages.filter(page => !isDeepStrictEqual(page, known.get(page.id)))
  for (const page of changed) {
    const author = { id: null, name: 'Schalter' }
    const basedOn = newest.get(page.id) ?? 0
    await addSitePageVersion(tx, { page, checkedOn: page.checkedOn, basedOn, author, at })
  }
  return changed.map(({ id }) => id)
}
