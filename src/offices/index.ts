export { holidayOn } from './holidays.ts'
export { importChangedOffices, importOffices, type OfficeFiles } from './import-offices.ts'
export { type LetterSender, letterSender } from './letter-sender.ts'
export * from './office.ts'
export {
  DistrictFile,
  HotlineFile,
  type OfficeAddress,
  OfficeDefinition,
  OfficeFile,
  type OpeningHours,
  type Weekday,
  weekdays,
} from './office-definition.ts'
export { officesForDisplay } from './offices-for-display.ts'
export { type Opening, openingToday, openSpans, type Span } from './opening.ts'
export { sayHour, sayOpening, sayWhen } from './opening-words.ts'
export { officesPermissions } from './permissions.ts'
export { officeDefinitions, readOfficeBook } from './queries.ts'
export { officesRetention } from './retention.ts'
export { SitePageDefinition } from './site-page-definition.ts'
export { importChangedSitePages, importSitePages, sitePageDefinitions } from './site-pages.ts'
export { addWorkingDays, isWorkingDay, workingDaysBetween } from './working-days.ts'
