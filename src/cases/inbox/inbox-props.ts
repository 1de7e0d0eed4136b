import type { Temporal } from 'temporal-polyfill'
import type { InboxLine, InboxQuery, TeamCount } from './queries.ts'

export interface InboxProps {
  readonly lines: readonly InboxLine[]
  readonly counts: readonly TeamCount[]
  /** Team id, or `mine`. */
  readonly team: string
  readonly teamNames: ReadonlyMap<string, string>
  readonly filter: InboxQuery['filter']
  readonly search: string
  readonly today: Temporal.PlainDate
  /** The case that stands on the right. */
  readonly open: string | null
}

export const inboxFilters = ['open', 'today', 'answered', 'waiting', 'unreached', 'done'] as const

export function inboxHref(team: string, filter: string, search = ''): string {
  const query = new URLSearchParams({ team, ansicht: filter, ...(search ? { suche: search } : {}) })
  return `/amt/eingang?${query}`
}
