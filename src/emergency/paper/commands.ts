import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { recordAudit } from '../../foundation/audit/index.ts'
import { systemClock } from '../../foundation/clock.ts'
import type { Call, Command } from '../../foundation/command/index.ts'
import { inTransaction } from '../../foundation/database/index.ts'
import { confirmSecret, readStoredSecret } from '../../foundation/own-secret.ts'
import { sayPaperNumber } from '../../foundation/paper-number.ts'
import { StartError } from '../../foundation/process/index.ts'
import { secretFrom } from '../../foundation/secret.ts'
import { customerCentres, type Office, officesForDisplay } from '../../offices/index.ts'
import { closePaperProcess } from '../../post/index.ts'
import { layDown } from './lay-down.ts'
import { makeFolder } from './make-folder.ts'

const OPERATOR = { kind: 'system', name: 'operator' } as const

const emergencyFolder: Command = {
  name: 'emergency-folder',
  usage: '--to FOLDER [--office ID]',
  summary:
    'Writes what offices need to carry on with paper, onto a stick for example; with numbers of its own each time',
  async run(call) {
    const { values } = parseArgs({
      args: [...call.arguments],
      options: { to: { type: 'string' }, office: { type: 'string' } },
    })
    if (!values.to) throw new StartError('Name the folder to write to: --to FOLDER.')
    const to = resolve(values.to)
    const db = await call.database()
    const secret = secretOf(call)
    await confirmSecret(db, secret)
    const house = { clock: systemClock, secret: secretFrom(secret), demo: call.config.demo }
    try {
      for (const office of chosen(customerCentres(await officesForDisplay(db)), values.office)) {
        const folder = await makeFolder(db, house, office, { carrier: 'stick', by: OPERATOR.name })
        const where = await layDown(to, folder)
        const numbers = [folder.range.first, folder.range.last].map(sayPaperNumber)
        const object = { kind: 'office', id: office.id } as const
        const detail = { carrier: 'stick', numbers }
        await inTransaction(db, tx =>
          recordAudit(tx, {
            actor: OPERATOR,
            act: 'paper.folder-fetched',
            object,
            detail,
            at: folder.madeAt,
          }),
        )
        call.say(`${office.id}: ${folder.files.length} files, numbers ${numbers.join(' to ')}, in ${where}`)
      }
    } finally {
      closePaperProcess()
    }
    call.say(
      'Names of citizens stand in it: keep it as you keep files on paper, and destroy it after the outage.',
    )
  },
}

/** Without it a day sheet could not be checked later. */
function secretOf({ config }: Call): string {
  const secret = config.givenSecret ?? readStoredSecret(config.dataFolder)
  if (!secret) throw new StartError('There is no secret yet: npm start makes one.')
  return secret
}

function chosen(offices: readonly Office[], id: string | undefined): readonly Office[] {
  if (id === undefined) return offices
  const found = offices.filter(office => office.id === id)
  if (found.length === 0)
    throw new StartError(`There is no customer centre ${id}: ${offices.map(office => office.id).join(', ')}`)
  return found
}

export const paperCommands: readonly Command[] = [emergencyFolder]
