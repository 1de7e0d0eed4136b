import type { PageContext } from '../html/index.ts'

/** Stands for the token of a form, which is another one for every visitor. */
const TOKEN = '\uE004'
/** More than there are pages of services, offices and texts in both languages. */
const MOST = 2000

interface KeptPage {
  readonly from: readonly unknown[]
  /** Between two of them stands the token of a form. */
  readonly pieces: readonly Buffer[]
}

/**
 * Pages without anything personal, kept until one of the values they show is another one. Those values come from
 * `displayCache`, which hands out the same object as long as its rows have the same version.
 */
export function keptPages(): (
  context: PageContext,
  from: readonly unknown[],
  render: (context: PageContext) => string,
) => Buffer {
  const pages = new Map<string, KeptPage>()
  return (context, from, render) => {
    const key = `${context.language} ${context.path}`
    const known = pages.get(key)
    if (known && sameValues(known.from, from)) return filled(known, context)
    const html = render({ ...context, csrf: () => TOKEN })
    const page = { from, pieces: html.split(TOKEN).map(piece => Buffer.from(piece)) }
    pages.delete(key)
    pages.set(key, page)
    if (pages.size > MOST) pages.delete(pages.keys().next().value!)
    return filled(page, context)
  }
}

function sameValues(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((value, i) => Object.is(value, b[i]))
}

/** Bytes and not text: what is kept is not encoded again. */
function filled({ pieces }: KeptPage, { csrf }: PageContext): Buffer {
  if (pieces.length === 1) return pieces[0]!
  const token = Buffer.from(csrf())
  return Buffer.concat(pieces.flatMap((piece, i) => (i === 0 ? [piece] : [token, piece])))
}
