import { join } from 'node:path'
import {
  endDays,
  endSilence,
  keepDaysAhead,
  keepSheets,
  lapseUnconfirmed,
  measureOffers,
  offerReturned,
  releaseExpired,
  releaseStarts,
  remind,
  tellPressure,
} from './appointments/index.ts'
import { letterReader, mailReader } from './cases/index.ts'
import {
  carryOutReturns,
  extendDeadlinesOfOperations,
  keepFolders,
  lookAfterBooked,
  placeDisplaced,
  remindOfEndings,
  reopen,
  runDrills,
  sealLog,
} from './emergency/index.ts'
import { sealAudit } from './foundation/audit/index.ts'
import { keepLog, logFile } from './foundation/backup/index.ts'
import { systemClock } from './foundation/clock.ts'
import { loggable } from './foundation/errors.ts'
import { type EventReader, relayEvents } from './foundation/events/index.ts'
import { beat, noteJobFailure, repeat, runScheduled, type ScheduledJob } from './foundation/jobs/index.ts'
import { openLog } from './foundation/log/index.ts'
import {
  fileSmsGateway,
  fileTransport,
  httpSmsGateway,
  type MessageOutcome,
  readBounces,
  rememberedDomain,
  sendNextMail,
  sendNextSms,
  smtpTransport,
} from './foundation/messages/index.ts'
import { deletionJobs } from './foundation/retention/index.ts'
import { runPart } from './foundation/run-part.ts'
import { secretFrom } from './foundation/secret.ts'
import { messageTemplates } from './message-templates.ts'
import { closeLetterProcess, closePaperProcess, produceOrderedLetters } from './post/index.ts'
import { retention } from './retention.ts'

/** Who reads which events. */
const readers: readonly EventReader[] = [letterReader, mailReader]

/** A sheet is at most as old as this, and is made anew no more often. */
const DAY_SHEETS_EVERY_MS = 120_000

/** The same work, but nothing the first time. */
function butFirst(work: () => Promise<unknown>): () => Promise<unknown> {
  let isFirst = true
  return async () => {
    if (!isFirst) return work()
    isFirst = false
    return 0
  }
}

/** The job process: everything that is done after the answer was given. */
await runPart('worker', { max: 10 }, async ({ own, config, db, secretKey }) => {
  const clock = systemClock
  const sender = {
    secret: secretFrom(secretKey),
    publicUrl: config.publicUrl,
    mailFrom: config.mailFrom,
    videoRooms: config.videoRooms,
    clock,
  }
  const templates = messageTemplates(sender)
  const { publicUrl, bounceAddress, bounceFolder, smtpUrl, sms } = config
  const identity = { domain: await rememberedDomain(db, publicUrl), secret: sender.secret, bounceAddress }
  const from = {
    from: config.mailFrom ?? `"Schalter (Demo)" <antwort-nicht@${new URL(publicUrl).hostname}>`,
    replyTo: config.mailReplyTo,
  }
  const transport = smtpUrl
    ? smtpTransport(smtpUrl, from)
    : fileTransport(join(config.dataFolder, 'mail'), from)
  const gateway = sms ? httpSmsGateway(sms, config.smsSender) : fileSmsGateway(join(config.dataFolder, 'sms'))

  const sheets = {
    folder: config.daySheetFolder ?? join(config.dataFolder, 'day-sheets'),
    secret: sender.secret,
    demo: config.demo,
  }
  const folders = {
    clock,
    secret: sender.secret,
    demo: config.demo,
    folder: config.emergencyFolder ?? join(config.dataFolder, 'emergency-folders'),
    statusFolder: config.statusFolder ?? join(config.dataFolder, 'status-page'),
  }
  const log = openLog('worker', config)
  const report = (message: MessageOutcome) =>
    message.outcome === 'sent' ? log.info(message) : log.warn(message)
  const tellRush = (pressing: boolean) =>
    log.warn(
      pressing
        ? 'A rush for appointments has begun: holding one takes a proof of work.'
        : 'The rush for appointments is over.',
    )

  const work: Record<string, readonly [everyMs: number, work: () => Promise<unknown>]> = {
    heartbeat: [5_000, () => beat(db)],
    mail: [500, () => sendNextMail(db, clock, templates.mail, transport, identity, report)],
    sms: [500, () => sendNextSms(db, clock, templates.sms, gateway, report)],
    ...(bounceFolder && {
      bounces: [10_000, () => readBounces(db, clock, sender.secret, bounceFolder)] as const,
    }),
    letters: [500, () => produceOrderedLetters(db, clock)],
    'days-ahead': [60_000, () => keepDaysAhead(db, clock)],
    'starts-of-the-farthest-day': [15_000, () => releaseStarts(db, clock)],
    'holds-that-ran-out': [5_000, () => releaseExpired(db, clock.now())],
    'waiting-list': [5_000, () => offerReturned(db, clock.now())],
    'rush-for-appointments': [5_000, tellPressure({ db, clock, config }, tellRush)],
    'appointments-not-confirmed': [15_000, () => lapseUnconfirmed(db, clock.now())],
    'day-sheets': [DAY_SHEETS_EVERY_MS, () => keepSheets(db, clock, sheets).then(() => 0)],
    // Looks each minute; each office gets a folder an hour. Not at once: whoever starts the house waits for its pages.
    'emergency-folders': [60_000, butFirst(() => keepFolders(db, folders).then(made => made.length))],
    'offers-of-the-hour': [60_000, () => measureOffers(db, clock).then(() => 0)],
    'days-that-are-over': [600_000, () => endDays(db, clock)],
    'reopening-with-the-displaced-first': [5_000, () => reopen(db, clock)],
    'returns-stage-by-stage': [5_000, () => carryOutReturns(db, clock)],
    drills: [3_000, () => runDrills(db, clock)],
    'what-ends': [3_600_000, () => remindOfEndings(db, clock)],
    'places-for-the-displaced': [60_000, () => placeDisplaced(db, clock)],
    'whoever-is-booked-where-it-closes': [2_000, () => lookAfterBooked(db, clock)],
    'deadlines-in-an-emergency': [5_000, () => extendDeadlinesOfOperations(db, clock)],
    reminders: [60_000, () => remind(db, clock.now())],
    'silence-is-an-answer': [60_000, () => endSilence(db, clock.now())],
    audit: [1_000, () => sealAudit(db)],
    'log-of-emergencies': [1_000, () => sealLog(db)],
    'irrevocable-log': [2_000, keepLog(db, logFile(config.dataFolder))],
    ...Object.fromEntries(readers.map(reader => [reader.name, [500, () => relayEvents(db, reader)]])),
  }
  own.onStop('the letter printer', () => closeLetterProcess())
  own.onStop('the printer of blank papers', () => closePaperProcess())
  const onError = (job: string, error: unknown) => {
    log.error({ job, fault: loggable(error) })
    noteJobFailure(db, job).catch(() => {})
  }
  for (const [name, [everyMs, act]] of Object.entries(work)) {
    const loop = repeat({ name, everyMs, work: act, onError })
    own.onStop(`the job ${name}`, () => loop.stop())
  }
  const scheduled: readonly ScheduledJob[] = deletionJobs(retention).map(({ name, at, run }) => ({
    name,
    at,
    run: () => run(db, clock),
  }))
  const schedule = await runScheduled(db, scheduled, onError)
  own.onStop('the schedule', () => schedule.stop())
  await beat(db)
  own.ready()
})
