import { renderToString } from 'preact-render-to-string'
import {
  type PageContext,
  PageProvider,
  PortalLayout,
  type WorkbenchArea,
  WorkbenchLayout,
} from '../html/index.ts'
import type { Answer } from './visit.ts'

type PageAnswer = Extract<Answer, { kind: 'page' }>

export function renderPortalPage(answer: PageAnswer, context: PageContext): string {
  const tree = (
    <PageProvider value={context}>
      <PortalLayout title={answer.title}>{answer.body}</PortalLayout>
    </PageProvider>
  )
  return `<!doctype html>${renderToString(tree)}`
}

export function renderWorkbenchPage(
  answer: PageAnswer,
  context: PageContext,
  areas: readonly WorkbenchArea[],
): string {
  const tree = (
    <PageProvider value={context}>
      <WorkbenchLayout title={answer.title} areas={areas}>
        {answer.body}
      </WorkbenchLayout>
    </PageProvider>
  )
  return `<!doctype html>${renderToString(tree)}`
}
