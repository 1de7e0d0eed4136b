import { systemClock } from '../clock.ts'
import type { Call, Command } from '../command/index.ts'
import { inTransaction } from '../database/index.ts'
import { StartError } from '../process/index.ts'
import { dropMails, heldMails, releaseMails } from './held-mails.ts'
import { retryMails, settleMails, undeliveredMails } from './undelivered/undelivered-mails.ts'

const held: Command = {
  name: 'mail held',
  summary: 'Shows mails that were unsent in a restored backup: they may have left since',
  async run(call) {
    const mails = await heldMails(await call.database())
    if (mails.length === 0) call.say('No mail is held.')
    for (const { id, createdAt, template, address } of mails)
      call.say([id, createdAt.toString({ smallestUnit: 'second' }), template, address].join('\t'))
  },
}

const release: Command = {
  name: 'mail release',
  usage: 'ID … | --all',
  summary: 'Sends held mails, with the Message-ID they always had',
  async run(call) {
    const ids = idsOf(call)
    const released = await inTransaction(await call.database(), tx =>
      releaseMails(tx, ids, systemClock.now()),
    )
    call.say(`${released} mails are on their way.`)
  },
}

const drop: Command = {
  name: 'mail drop',
  usage: 'ID … | --all',
  summary: 'Never sends these held mails; they stay visible as given up',
  async run(call) {
    const ids = idsOf(call)
    const dropped = await inTransaction(await call.database(), tx => dropMails(tx, ids, systemClock.now()))
    call.say(`${dropped} mails will not be sent.`)
  },
}

const undelivered: Command = {
  name: 'mail undelivered',
  summary: 'Shows mails that did not arrive and that nobody has dealt with',
  async run(call) {
    const mails = await undeliveredMails(await call.database())
    if (mails.length === 0) call.say('Every mail has arrived or been dealt with.')
    for (const { id, since, template, address, why } of mails)
      call.say([id, since.toString({ smallestUnit: 'second' }), template, address, why].join('\t'))
  },
}

const retry: Command = {
  name: 'mail retry',
  usage: 'ID … | --all',
  summary: 'Sends mails again that did not arrive, with the Message-ID they always had',
  async run(call) {
    const ids = idsOf(call)
    const sent = await inTransaction(await call.database(), tx => retryMails(tx, ids, systemClock.now()))
    call.say(`${sent} mails are on their way.`)
  },
}

const settle: Command = {
  name: 'mail settle',
  usage: 'ID … | --all',
  summary: 'Notes that mails which did not arrive have been dealt with',
  async run(call) {
    const ids = idsOf(call)
    const settled = await inTransaction(await call.database(), tx => settleMails(tx, ids, systemClock.now()))
    call.say(`${settled} mails are dealt with.`)
  },
}

function idsOf(call: Call): string[] | null {
  if (call.arguments.includes('--all')) return null
  const ids = call.arguments.filter(word => !word.startsWith('-'))
  if (ids.length === 0)
    throw new StartError(
      'Name the mails by their ids (mail held and mail undelivered show them), or say --all.',
    )
  return ids
}

export const mailCommands: readonly Command[] = [held, release, drop, undelivered, retry, settle]
