import { permission } from '../foundation/permissions/index.ts'

export const officesPermissions = {
  editPages: permission(
    {
      de: 'Impressum, Datenschutz, Barrierefreiheit und Hilfe schreiben',
      en: 'Write the legal notice, privacy, accessibility and help pages',
    },
    ['editor'],
  ),
}
