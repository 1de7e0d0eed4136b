export { AppointmentFile } from './appointment-file.ts'
export { keepDaysAhead } from './availability/keep-days-ahead.ts'
export { releaseStarts } from './availability/release-starts.ts'
export { lapseUnconfirmed } from './booking/change-appointment.ts'
export { releaseExpired } from './booking/give-back.ts'
export { endDays } from './counter/end-days.ts'
export { keepSheets } from './day-sheet/keep-sheets.ts'
export { measureOffers } from './figures/measure-offers.ts'
export { importAppointments } from './import-appointments.ts'
export { needsForDisplay } from './needs-for-display.ts'
export { appointmentMailNames, appointmentMailTemplates } from './news/mail-templates.ts'
export { remind } from './news/remind.ts'
export { reminderSmsTemplates } from './news/reminder-sms.ts'
export { waitingMailNames, waitingMailTemplates, waitingSmsTemplates } from './news/waiting-templates.ts'
export { appointmentPermissions } from './permissions.ts'
export { readPressure, tellPressure } from './pressure/watch-pressure.ts'
export { appointmentsRetention } from './retention.ts'
export { saySlotTime } from './slot-words.ts'
export { liftStops, stopOffices } from './stops/stop-offices.ts'
export { endSilence, noteTold } from './take-over/answer-take-over.ts'
export {
  callList,
  countBooked,
  daysToTakeOver,
  type TakeOverCount,
  type ToCall,
  takeOverCounts,
} from './take-over/queries.ts'
export { takeOverDay } from './take-over/take-over-day.ts'
export { offerReturned } from './waiting-list/offer-places.ts'
