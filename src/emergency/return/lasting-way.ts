import { type ChannelQuestion, channelAnswers, type Overlay } from '../../channels/index.ts'
import type { Source } from '../../foundation/facts/index.ts'
import type { LawBook, Norm } from '../../law/index.ts'
import type { Office } from '../../offices/index.ts'
import type { Service, Step } from '../../services/index.ts'

/** What an improvised way has opened for one step of one service. */
export interface Gain {
  readonly service: string
  readonly step: Step
  /** What it could rest on for good; null: a law is in the way, and only temporary relief let it happen. */
  readonly ground: Source | null
  /** Norms that are in the way. */
  readonly norms: readonly string[]
}

interface City extends Pick<ChannelQuestion, 'adopted' | 'offices' | 'at'> {
  readonly services: readonly Service[]
  readonly law: LawBook
}

/**
 * For which steps of which services an overlay has opened a way that ordinary times do not have, and on what it could rest
 * without any temporary relief. Asked of an office (null: the city) where it holds; whoever has to prove who they are is
 * taken to do so, because the gate asks each of them anyway.
 */
export function gainsOf(city: City, overlay: Overlay, office: Office | null): Gain[] {
  const lasting = { ...city.law, derogations: [] }
  // Who names no step means asking and applying; that nobody collects anything by telephone need not be said.
  const meant: readonly Step[] = overlay.step ? [overlay.step] : ['advice', 'apply']
  const services = city.services.filter(({ definition }) => isMeant(overlay, definition, office))
  return services.flatMap(({ definition: service }) => {
    const ask = (law: ChannelQuestion['law'], overlays: readonly Overlay[]) =>
      channelAnswers({ ...city, law, service, overlays, office, identified: 'high' }).filter(
        ({ channel, step }) => channel === overlay.channel && meant.includes(step),
      )
    const before = ask(lasting, [])
    const forGood = ask(lasting, [overlay])
    return ask(city.law, [overlay]).flatMap((now, index): Gain[] => {
      if (now.state === 'closed' || before[index]!.state === 'open') return []
      const { step } = now
      const { state, grounds } = forGood[index]!
      const norms = grounds.flatMap(ground => ('norm' in ground ? [ground.norm] : []))
      if (state === 'closed') return [{ service: service.id, step, ground: null, norms }]
      const rests = grounds.flatMap(ground => ('default' in ground ? [ground.default] : []))
      return [{ service: service.id, step, ground: groundOf([...norms, ...rests], city.law), norms: [] }]
    })
  })
}

function isMeant(
  { service, place }: Overlay,
  { id, team }: { readonly id: string; readonly team: string },
  office: Office | null,
): boolean {
  if (service !== null) return service === id
  return place.kind !== 'unit' || (office?.district != null && place.id === `${office.district}/${team}`)
}

/** As pages cite it; the weightiest first. */
function groundOf(norms: readonly string[], law: LawBook): Source | null {
  const norm = norms.map(id => law.norms.get(id)).find((found): found is Norm => found !== undefined)
  if (!norm) return null
  const { citation: text, source, textAsOf } = norm
  return { text, ...(source ? { url: source } : {}), ...(textAsOf ? { asOf: String(textAsOf) } : {}) }
}
