import { get, type PortalRoute, post } from '../foundation/http/index.ts'
import { postInstead } from './instead-of-appointment/visit-instead.ts'
import { getCheckPage, postSubmission } from './pages/visit-check-page.tsx'
import { getEntryPage, postEntryPage } from './pages/visit-entry-page.tsx'
import { getDraftFile } from './pages/visit-file.ts'
import { getFormPage, postFormPage } from './pages/visit-form-page.tsx'
import {
  getIdentifyPage,
  getProviderAnswer,
  postDropProof,
  postIdentify,
} from './pages/visit-identify-page.tsx'
import { getCalendarFile, getReceiptPage } from './pages/visit-receipt-page.tsx'
import { closeDraft, getSavedPage, postDraftLink, resumeByLink } from './pages/visit-saved-page.tsx'
import { getStartPage, postStart } from './pages/visit-start-page.tsx'
import { getPaperForm } from './paper/visit-paper-form.tsx'

/** `:draft` is a service in the first two: one address, because a router knows one name for one place. */
export const portalRoutes: readonly PortalRoute[] = [
  get('/formular/:service', getPaperForm),
  get('/antrag/:draft', getStartPage),
  post('/antrag/:draft', postStart, 'submit'),
  get('/antrag/fortsetzen/:token', resumeByLink),
  get('/antrag/:draft/pruefen', getCheckPage),
  post('/antrag/:draft/pruefen', postSubmission, 'submit'),
  get('/antrag/:draft/ausweisen', getIdentifyPage),
  post('/antrag/:draft/ausweisen', postIdentify, 'submit'),
  get('/antrag/:draft/ausweisen/antwort', getProviderAnswer),
  post('/antrag/:draft/ausweisen/verwerfen', postDropProof),
  get('/antrag/:draft/quittung', getReceiptPage),
  get('/antrag/:draft/kalender.ics', getCalendarFile),
  get('/antrag/:draft/zwischenspeichern', getSavedPage),
  post('/antrag/:draft/zwischenspeichern', postDraftLink, 'submit'),
  post('/antrag/:draft/schliessen', closeDraft),
  get('/antrag/:draft/datei/:file', getDraftFile),
  get('/antrag/:draft/:page', getFormPage),
  post('/antrag/:draft/:page', postFormPage),
  get('/antrag/:draft/:page/:question/:n', getEntryPage),
  post('/antrag/:draft/:page/:question/:n', postEntryPage),
  post('/mein-termin/:reference/online', postInstead, 'submit'),
]
