import type { ComponentChildren } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { type PageContext, PageProvider, type WorkbenchArea, WorkbenchLayout } from '../html/index.ts'
import { framed } from './page-frame.tsx'
import type { Answer } from './visit.ts'

type PageAnswer = Extract<Answer, { kind: 'page' }>

export function renderPortalPage(answer: PageAnswer, context: PageContext): string {
  const body = renderToString(<PageProvider value={context}>{contentOf(answer)}</PageProvider>)
  return `<!doctype html>${framed(answer.title, body, context)}`
}

export function renderWorkbenchPage(
  answer: PageAnswer,
  context: PageContext,
  areas: readonly WorkbenchArea[],
): string {
  const tree = (
    <PageProvider value={context}>
      <WorkbenchLayout title={answer.title} areas={areas}>
        {contentOf(answer)}
      </WorkbenchLayout>
    </PageProvider>
  )
  return `<!doctype html>${renderToString(tree)}`
}

function contentOf({ body }: PageAnswer): ComponentChildren {
  return typeof body === 'function' ? body() : body
}
