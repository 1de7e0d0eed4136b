import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Language, Messages } from '../language/index.ts'
import type { StaffActor } from '../permissions/index.ts'

/** What every component of a page may know of the page it stands on. */
export interface PageContext {
  readonly language: Language
  /** Without language prefix. */
  readonly path: string
  readonly section: string | undefined
  /** Invented people and cases: every page says so. */
  readonly demo: boolean
  /** Mails are kept instead of sent, and can be read. */
  readonly mailbox: boolean
  readonly staff: StaffActor | null
  /** Name of an asset to its address with a hash in it. */
  asset(name: string): string
  csrf(): string
}

const Context = createContext<PageContext | null>(null)
export const PageProvider = Context.Provider

export function usePage(): PageContext {
  const context = useContext(Context)
  if (!context) throw new Error('A component was rendered outside a page.')
  return context
}

export function useLanguage(): Language {
  return usePage().language
}

export function useWords<Words>(messages: Messages<Words>): Words {
  return messages[usePage().language]
}

/** The address of one of our own pages in the language of this page. */
export function localHref(path: string, language: Language): string {
  if (language === 'de' || path.startsWith('/amt') || path.startsWith('/assets')) return path
  return path === '/' ? '/en/' : `/en${path}`
}
