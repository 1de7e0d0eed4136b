import { inTransaction } from '../../foundation/database/index.ts'
import { NotFound } from '../../foundation/errors.ts'
import { type Answer, redirect, type StaffVisit } from '../../foundation/http/index.ts'
import { tidyLine } from '../../foundation/text/index.ts'
import { isUuid } from '../../foundation/uuid.ts'
import { counterFrom, counterPath, deskOf, officeOf } from '../counter/desk-of.ts'
import { actOnAlarm, openAlarms, raiseAlarm } from './alarm-acts.ts'
import { shownAlarms } from './shown-alarms.ts'

const LONGEST_WORD = 200
const acts = { gehe: 'go', ende: 'end', zurueck: 'take-back' } as const

/** Back at the counter as if nothing had been: the page shows it discreetly. */
export async function postAlarm(visit: StaffVisit): Promise<Answer> {
  const desk = await deskOf(visit)
  await inTransaction(visit.db, tx => raiseAlarm(tx, desk))
  return redirect(counterPath(desk.office, desk.counter))
}

export async function postAlarmAct(visit: StaffVisit): Promise<Answer> {
  const { db, body, params } = visit
  const desk = await deskOf(visit)
  if (!Object.hasOwn(acts, params.schritt ?? '')) throw new NotFound()
  const act = acts[params.schritt as keyof typeof acts]
  const id = body.get('ruf')
  const back = (said = '') => redirect(counterPath(desk.office, desk.counter, said && `gesagt=${said}`))
  const word = act === 'end' ? tidyLine(body.get('wort')).slice(0, LONGEST_WORD) : null
  if (word === '') return back('wort')
  if (!isUuid(id)) return back('spaet')
  const done = await inTransaction(db, tx => actOnAlarm(tx, id, act, desk, word))
  return back(done ? '' : 'eingetragen')
}

/** What a counter page asks for every few seconds. */
export async function getAlarms(visit: StaffVisit): Promise<Answer> {
  const office = await officeOf(visit)
  const alarms = await openAlarms(visit.db, office.id)
  const counter = counterFrom(visit.query.get('platz')) ?? ''
  return { kind: 'json', value: shownAlarms(alarms, counter, visit.language) }
}
