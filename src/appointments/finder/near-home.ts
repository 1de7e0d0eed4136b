import { findQuarter, type OfficeBook } from '../../offices/index.ts'
import { DISTRICT, type Wanted } from './wanted.ts'

/**
 * Whoever names their quarter means its district and the ones beside it: there is no list of streets. What nobody
 * knows stays as it was typed.
 */
export function nearHome(wanted: Wanted, book: OfficeBook): Wanted {
  const found = wanted.quarter ? findQuarter(book, wanted.quarter) : null
  return found ? { ...wanted, where: DISTRICT + found.district, quarter: null } : wanted
}
