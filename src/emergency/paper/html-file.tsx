import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ComponentChildren } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { Language } from '../../foundation/language/index.ts'
import { root } from '../../foundation/root.ts'

const style = readFileSync(join(root, 'assets/paper/file.css'), 'utf8')

interface FileOfHtml {
  readonly language: Language
  readonly title: string
  readonly body: ComponentChildren
  /** A file beside it to which a browser goes on by itself. */
  readonly leadsTo?: string
}

/** One file that any browser opens and prints: no network, script, font or picture. */
export function htmlFile({ language, title, body, leadsTo }: FileOfHtml): string {
  return `<!doctype html>${renderToString(
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        {leadsTo ? <meta http-equiv="refresh" content={`0; url=${leadsTo}`} /> : null}
        <title>{title}</title>
        <style>{style}</style>
      </head>
      <body>{body}</body>
    </html>,
  )}`
}
