import { get, type PortalRoute, post } from '../foundation/http/index.ts'
import { closeCase, getLookupPage, openByLink, postLookup } from './access/visit-lookup.tsx'
import { withCase } from './access/with-case.ts'
import { getDocumentPage, postDocument } from './documents/visit-document.tsx'
import { postAnswer } from './inquiry/visit-answer.tsx'
import { getLookedPage } from './looks/visit-looked.tsx'
import { getMessagesPage, postConfirmation, postNumber, postTakeBack } from './mobile/visit-messages.tsx'
import { getAnswersPage } from './own-case/visit-answers.tsx'
import { getMessagePage, postMessage } from './own-case/visit-message.tsx'
import { getStatusPage } from './own-case/visit-status.tsx'
import { getWithdrawPage, postWithdrawal } from './own-case/visit-withdrawal.tsx'
import { getResult } from './result/visit-result.ts'

const base = '/mein-antrag/:reference'

export const portalRoutes: PortalRoute[] = [
  get('/mein-antrag', getLookupPage),
  post('/mein-antrag', postLookup, 'secret'),
  get('/mein-antrag/link/:token', openByLink),
  get(base, withCase(getStatusPage)),
  post(`${base}/antwort`, withCase(postAnswer), 'submit'),
  get(`${base}/unterlage`, withCase(getDocumentPage)),
  post(`${base}/unterlage`, withCase(postDocument), 'submit'),
  get(`${base}/frage`, withCase(getMessagePage)),
  post(`${base}/frage`, withCase(postMessage), 'submit'),
  get(`${base}/antworten`, withCase(getAnswersPage)),
  get(`${base}/einsicht`, withCase(getLookedPage)),
  get(`${base}/zurueckziehen`, withCase(getWithdrawPage)),
  post(`${base}/zurueckziehen`, withCase(postWithdrawal)),
  post(`${base}/schliessen`, withCase(closeCase)),
  get(`${base}/nachrichten`, withCase(getMessagesPage)),
  post(`${base}/nachrichten/mobilnummer`, withCase(postNumber), 'submit'),
  post(`${base}/nachrichten/bestaetigung`, withCase(postConfirmation), 'secret'),
  post(`${base}/nachrichten/abmeldung`, withCase(postTakeBack)),
  get(`${base}/brief/:letter`, withCase(getResult)),
]
