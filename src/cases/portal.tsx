import { get, type PortalRoute, page, post } from '../foundation/http/index.ts'
import { closeCase, getLookupPage, openByLink, postLookup } from './access/visit-lookup.tsx'
import { withCase } from './access/with-case.ts'
import type { Case } from './case.ts'
import { DocumentPage } from './documents/document-page.tsx'
import { postDocument } from './documents/visit-document.tsx'
import { postAnswer } from './inquiry/visit-answer.tsx'
import { getLookedPage } from './looks/visit-looked.tsx'
import type { caseMessages } from './messages.ts'
import { AnswersPage } from './own-case/answers-page.tsx'
import { MessagePage } from './own-case/message-page.tsx'
import { postMessage } from './own-case/visit-message.tsx'
import { getStatusPage } from './own-case/visit-status.tsx'
import { postWithdrawal } from './own-case/visit-withdrawal.ts'
import { section, words } from './own-case/visit-words.ts'
import { WithdrawPage } from './own-case/withdraw-page.tsx'
import { getResult } from './result/visit-result.ts'

const base = '/mein-antrag/:reference'
const still = (
  title: keyof (typeof caseMessages)['de'],
  Body: (props: { record: Case }) => preact.JSX.Element,
) => withCase(async (visit, record) => page(words(visit)[title] as string, <Body record={record} />, section))

export const portalRoutes: PortalRoute[] = [
  get('/mein-antrag', getLookupPage),
  post('/mein-antrag', postLookup, 'secret'),
  get('/mein-antrag/link/:token', openByLink),
  get(
    base,
    withCase((visit, record) => getStatusPage(visit, record)),
  ),
  post(`${base}/antwort`, withCase(postAnswer), 'submit'),
  get(`${base}/unterlage`, still('documentTitle', DocumentPage)),
  post(`${base}/unterlage`, withCase(postDocument), 'submit'),
  get(`${base}/frage`, still('messageTitle', MessagePage)),
  post(`${base}/frage`, withCase(postMessage), 'submit'),
  get(`${base}/antworten`, still('answersTitle', AnswersPage)),
  get(`${base}/einsicht`, withCase(getLookedPage)),
  get(`${base}/zurueckziehen`, still('withdrawTitle', WithdrawPage)),
  post(`${base}/zurueckziehen`, withCase(postWithdrawal)),
  post(`${base}/schliessen`, withCase(closeCase)),
  get(`${base}/brief/:letter`, withCase(getResult)),
]
