import { permission } from '../permissions/index.ts'

export const messagesPermissions = {
  lookAfterMails: permission(
    {
      de: 'Sich um unzustellbare E-Mails ohne Vorgang kümmern: sehen, erneut senden, erledigt',
      en: 'Look after undeliverable mails without a case: see them, send again, done',
    },
    ['administrator'],
  ),
}
