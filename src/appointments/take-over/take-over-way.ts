import { demandOf, type Errand, type Need, type ServiceNeed } from '../appointment.ts'

/** What somebody who is booked gets instead. */
export const takeOverWays = ['phone', 'video', 'online', 'other-office', 'later'] as const
export type TakeOverWay = (typeof takeOverWays)[number]
/** `again`: who came later has a place again. */
export type TakeOverKind = TakeOverWay | 'again'
export type ToldBy = 'mail' | 'sms' | 'call'

/** What can be done without a visit, and has to be open for it. */
export type DistantWay = 'phone' | 'video' | 'online'
/** Whether a service may be done so there. */
export type OpenWays = Readonly<Record<DistantWay, (service: string) => boolean>>

/** What is known of a booking when another way is looked for. */
export interface Asked {
  readonly services: readonly Errand[]
  readonly needs: readonly Need[]
  readonly phone: string | null
  readonly toldBy: ToldBy
  /** It is about an application that was sent. */
  readonly hasCase: boolean
}

interface Means {
  readonly open: OpenWays
  readonly needs: ReadonlyMap<string, ServiceNeed>
}

/**
 * Whether a way suits somebody: what they come for goes that way, with what they need, and they can be reached so. Whether
 * there is room for them is asked after it.
 */
export function suits(way: TakeOverWay, asked: Asked, { open, needs }: Means): boolean {
  const { services, needs: wanted } = asked
  const goes = (distant: DistantWay) => services.every(({ id }) => open[distant](id))
  const canMeet = (mode: 'phone' | 'video') => goes(mode) && demandOf(services, needs, mode, wanted) !== null
  switch (way) {
    case 'phone':
      return asked.phone !== null && canMeet('phone')
    // What needs a link is for those whom one reaches.
    case 'video':
      return asked.toldBy !== 'call' && canMeet('video')
    case 'online':
      return asked.toldBy !== 'call' && !asked.hasCase && isOneForm(asked) && goes('online')
    case 'other-office':
    case 'later':
      return true
  }
}

/** One thing for one person is one application, and a form has nobody who interprets. */
export function isOneForm({ services, needs }: Pick<Asked, 'services' | 'needs'>): boolean {
  return (
    services.length === 1 &&
    services[0]!.persons === 1 &&
    !needs.some(need => need.startsWith('interpreter:'))
  )
}

/** By the way they gave; whoever gave none is called, or gets a letter. */
export function toldBy({
  email,
  sms,
}: {
  readonly email: string | null
  readonly sms: string | null
}): ToldBy {
  return email ? 'mail' : sms ? 'sms' : 'call'
}
