import { permission } from '../foundation/permissions/index.ts'

export const servicesPermissions = {
  seeTexts: permission(
    {
      de: 'Sehen, welche Texte der Leistungen in welcher Sprache fehlen',
      en: 'See which texts of services are missing in which language',
    },
    ['editor'],
  ),
}
