import { displayCache } from '../../foundation/display-cache.ts'
import { openQueues, type Queue } from './queries.ts'

/** As pages show it, at most a second old. */
export const queuesForDisplay = displayCache({ topic: 'overlays', load: openQueues })

/** Whether somebody may ask to be called about a service of this team. */
export function callBacksOpenFor(queues: readonly Queue[], team: string): boolean {
  return queues.some(queue => queue.team === null || queue.team === team)
}
