import { channelAnswers } from '../../channels/index.ts'
import type { PlanDefinition } from '../plan.ts'
import { reachOf, servicesReached, teamsOf } from '../switch/reach-of.ts'
import type { City } from './ways-left.ts'

/** Services whose results would come by post under a plan, and those that the law or the offer keeps at the counter. */
export interface ByPost {
  readonly open: readonly string[]
  readonly shut: readonly string[]
}

/** Asked of the gate for each house that the plan names: a service counts as open where it is so in all of them. */
export function byPostThen({ actions }: Pick<PlanDefinition, 'actions'>, city: City): ByPost {
  const teams = teamsOf(city.services)
  const states = new Map<string, boolean>()
  for (const action of actions) {
    if (action.kind !== 'send-by-post') continue
    const reached = servicesReached({ scope: action.scope, service: action.service ?? undefined }, teams)
    for (const office of reachOf(action.scope, city.offices).offices)
      for (const { id } of city.services) {
        if (reached && !reached.includes(id)) continue
        const isOpen = collectedByPost(city, id, office)
        if (isOpen !== null) states.set(id, (states.get(id) ?? true) && isOpen)
      }
  }
  const of = (wanted: boolean) => [...states].flatMap(([id, isOpen]) => (isOpen === wanted ? id : []))
  return { open: of(true), shut: of(false) }
}

/** Null: there is nothing to collect. */
function collectedByPost(city: City, id: string, officeId: string): boolean | null {
  const { running, added, services, ...asked } = city
  const service = services.find(one => one.id === id)!.definition
  const office = city.offices.offices.get(officeId)!
  const answers = channelAnswers({ ...asked, service, office, overlays: [...running, ...added] })
  const collect = answers.filter(({ step }) => step === 'collect')
  if (collect.length === 0) return null
  return collect.find(({ channel }) => channel === 'post')?.state === 'open'
}
