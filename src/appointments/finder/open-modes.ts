import type { Temporal } from 'temporal-polyfill'
import { answersForDisplay } from '../../channels/index.ts'
import type { Database } from '../../foundation/database/index.ts'
import { catalogueForDisplay } from '../../services/index.ts'
import type { Mode } from '../appointment.ts'
import type { Wanted } from './wanted.ts'

/** Without those that are shut now, for whatever reason, for one of the services; on site always stays. */
export async function openModes(
  db: Database,
  modes: readonly Mode[],
  { errands }: Pick<Wanted, 'errands'>,
  now: Temporal.Instant,
): Promise<Mode[]> {
  const { services } = await catalogueForDisplay(db)
  const open: Mode[] = []
  for (const mode of modes) if (mode === 'onsite' || (await isOpen(mode))) open.push(mode)
  return open

  async function isOpen(mode: Mode): Promise<boolean> {
    for (const { id } of errands) {
      const service = services.get(id)
      const answers = service ? await answersForDisplay(db, service.definition, now, 'none') : []
      if (!answers.some(({ channel, state }) => channel === mode && state === 'open')) return false
    }
    return true
  }
}
