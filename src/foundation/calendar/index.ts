export { calendarFile, meetingFile } from './calendar-file.ts'
