import { readFileSync, statSync } from 'node:fs'
import { StartError } from '../../process/index.ts'

/** The account a server runs under when we are root, because PostgreSQL refuses root. */
export interface ServerUser {
  uid: number
  gid: number
}

/** Undefined: we are nobody special, and the server runs under our own account. */
export function serverUser(clusterFolder: string): ServerUser | undefined {
  const owner = ownerOf(clusterFolder)
  const self = process.getuid?.() ?? -1
  if (self !== 0) {
    if (owner && owner.uid !== self) throw foreignFolder(clusterFolder, owner.uid)
    return undefined
  }
  return owner && owner.uid !== 0 ? owner : unprivilegedUser()
}

function unprivilegedUser(): ServerUser {
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map(line => line.split(':'))
    .map(([name, , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter(user => user.name && Number.isInteger(user.uid) && user.uid > 0 && user.gid > 0)
  const chosen = users.find(user => user.name === 'nobody') ?? users[0]
  if (!chosen) {
    throw new StartError(
      'PostgreSQL does not run as root and /etc/passwd holds no other user: start Schalter as one, or set DATABASE_URL.',
    )
  }
  return { uid: chosen.uid, gid: chosen.gid }
}

function ownerOf(folder: string): ServerUser | undefined {
  const found = statSync(folder, { throwIfNoEntry: false })
  return found && { uid: found.uid, gid: found.gid }
}

function foreignFolder(folder: string, uid: number): StartError {
  return new StartError(
    `The database in ${folder} belongs to the user with number ${uid}: start Schalter as that user or as root, or choose another folder with SCHALTER_DATA.`,
  )
}
