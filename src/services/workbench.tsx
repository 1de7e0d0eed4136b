import { page, type StaffRoute, type StaffVisit, staffGet } from '../foundation/http/index.ts'
import { catalogueForDisplay, definitions } from './catalogue.ts'
import { servicesMessages } from './messages.ts'
import { TextsPage } from './pages/texts-page.tsx'
import { servicesPermissions } from './permissions.ts'
import { textsOf } from './service-texts.ts'

async function showTexts({ db, language }: StaffVisit) {
  const services = textsOf(definitions(await catalogueForDisplay(db)))
  return page(servicesMessages[language].texts.title, <TextsPage services={services} />, { section: 'texts' })
}

export const workbenchRoutes: StaffRoute[] = [
  staffGet('/amt/sprache', servicesPermissions.seeTexts, showTexts),
]
