export { findOwnAppointment } from './access/appointment-access.ts'
export { fitElsewhere } from './affected/fit-elsewhere.ts'
export { officesWithPhones } from './affected/phone-pools.ts'
export {
  type BookedGroup,
  type BookedTime,
  bookedOnSite,
  bookedTimes,
  exampleOf,
  freeDays,
  freeRooms,
  personKinds,
  type Span,
} from './affected/queries.ts'
export { demandOf, type Errand, type Need, type ServiceNeed, type Slot } from './appointment.ts'
export { AppointmentFile } from './appointment-file.ts'
export { keepDaysAhead } from './availability/keep-days-ahead.ts'
export { HORIZON_DAYS } from './availability/release.ts'
export { releaseStarts } from './availability/release-starts.ts'
export { earliestSlots } from './availability/search.ts'
export { lapseUnconfirmed } from './booking/change-appointment.ts'
export { releaseExpired } from './booking/give-back.ts'
export { endDays } from './counter/end-days.ts'
export { type SheetFile, sheetFiles } from './day-sheet/file-of-sheet.ts'
export { keepSheets } from './day-sheet/keep-sheets.ts'
export { measureOffers } from './figures/measure-offers.ts'
export { type MeetingsUsed, meetingsUsed } from './figures/meetings-used.ts'
export { importAppointments } from './import-appointments.ts'
export { needsForDisplay } from './needs-for-display.ts'
export { appointmentMailNames, appointmentMailTemplates } from './news/mail-templates.ts'
export { remind } from './news/remind.ts'
export { reminderSmsTemplates } from './news/reminder-sms.ts'
export { waitingMailNames, waitingMailTemplates, waitingSmsTemplates } from './news/waiting-templates.ts'
export { appointmentPermissions } from './permissions.ts'
export { readPressure, tellPressure } from './pressure/watch-pressure.ts'
export type { Appointment } from './queries.ts'
export { appointmentsRetention } from './retention.ts'
export { sayOn, saySlotTime } from './slot-words.ts'
export { giveBackDays, liftStops, reopenStops, stopOffices, stoppedSince } from './stops/stop-offices.ts'
export { endSilence, noteTold } from './take-over/answer-take-over.ts'
export { applicationInstead, appliedInstead, offerOnline } from './take-over/do-it-online.ts'
export { exampleMessage } from './take-over/example-message.ts'
export { displacedAt, type GivenBack, placeAgain } from './take-over/place-again.ts'
export {
  callList,
  countBooked,
  daysToTakeOver,
  type TakeOverCount,
  type ToCall,
  takeOverCounts,
} from './take-over/queries.ts'
export {
  type DayToTakeOver,
  NOBODY_TAKEN_OVER,
  type TakenOver,
  takeOverDay,
  together,
} from './take-over/take-over-day.ts'
export {
  type DistantWay,
  isOneForm,
  type OpenWays,
  type TakeOverWay,
  takeOverWays,
} from './take-over/take-over-way.ts'
export { type CaughtUp, takeOversAhead } from './take-over/take-overs-ahead.ts'
export { keepForWaiting } from './waiting-list/keep-for-waiting.ts'
export { offerReturned } from './waiting-list/offer-places.ts'
