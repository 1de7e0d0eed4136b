import { findOwnAppointment } from '../../appointments/index.ts'
import { inTransaction } from '../../foundation/database/index.ts'
import { type Answer, redirect, type Visit } from '../../foundation/http/index.ts'
import { getService } from '../../services/index.ts'
import { draftPath } from '../drafts/draft.ts'
import { formlessForm } from '../drafts/form-of.ts'
import { whyOnlineIsClosed } from '../online-way.ts'
import { keepKey } from '../pages/open-draft.ts'
import { startInstead } from './start-instead.ts'

/** `Jetzt online erledigen` on the page of an appointment that an emergency has taken away. */
export async function postInstead(visit: Visit): Promise<Answer> {
  const typed = visit.params.reference ?? ''
  const appointment = await findOwnAppointment(visit, typed)
  if (!appointment) return redirect(`/mein-termin?nummer=${encodeURIComponent(typed)}`)
  const { db, secret, language, clock } = visit
  const at = clock.now()
  const service = await getService(db, appointment.services[0]!.id)
  const closed = await whyOnlineIsClosed(db, service.id, at, 'none')
  const started = closed
    ? null
    : await inTransaction(db, tx => startInstead(tx, secret, { appointment, service, language, at }))
  if (!started) return redirect(`/mein-termin/${appointment.reference}?nicht=online`)
  keepKey(visit, started.id, started.token)
  const form = service.definition.form ?? (await formlessForm())
  return redirect(draftPath(started.id, form.pages[0]!.id))
}
