import { get, type PortalRoute, post } from '../../foundation/http/index.ts'
import { withAppointment } from '../own-appointment/visit-own.tsx'
import { getReminder, postCode, postEnd, postNumber } from './visit-reminder.tsx'

const sms = '/mein-termin/:reference/sms'

/** Reminders by SMS, for whoever has confirmed a number. */
export const reminderRoutes: readonly PortalRoute[] = [
  get(sms, withAppointment(getReminder)),
  post(sms, withAppointment(postNumber)),
  post(`${sms}/code`, withAppointment(postCode), 'secret'),
  post(`${sms}/beenden`, withAppointment(postEnd)),
]
