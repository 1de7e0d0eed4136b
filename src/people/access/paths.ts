import { type AccessErrand, accessErrands } from './access-errands.ts'

export const ACCESS = '/amt/zugaenge'

export function accessPath(staffId: string, errand?: AccessErrand): string {
  return errand ? `${ACCESS}/${staffId}/${accessErrands[errand]}` : `${ACCESS}/${staffId}`
}
