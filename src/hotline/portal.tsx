import { get, type PortalRoute, post } from '../foundation/http/index.ts'
import { getAsking, getNoted, postAsking } from './call-backs/visit-asking.tsx'

export const portalRoutes: readonly PortalRoute[] = [
  get('/rueckruf', getAsking),
  post('/rueckruf', postAsking, 'submit'),
  get('/rueckruf/vorgemerkt', getNoted),
]
