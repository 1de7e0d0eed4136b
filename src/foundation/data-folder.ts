import { accessSync, constants, mkdirSync, realpathSync } from 'node:fs'
import { StartError } from './process/index.ts'

/** Makes the folder where there is none, closed to other accounts; returns its one true path. */
export function prepareDataFolder(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    return realpathSync(folder)
  } catch (error) {
    throw new StartError(
      `The data folder ${folder} cannot be used (${reason(error)}): choose another with SCHALTER_DATA.`,
    )
  }
}

function reason(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return 'this account may not write there'
    case 'EROFS':
      return 'it can only be read'
    case 'ENOSPC':
      return 'the disk is full'
    case 'EEXIST':
    case 'ENOTDIR':
      return 'a file is in the way'
    default:
      return String(code)
  }
}
