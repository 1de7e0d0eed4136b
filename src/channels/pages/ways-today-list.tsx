import { Icon, State, useWords } from '../../foundation/html/index.ts'
import { channelsMessages } from '../messages.ts'
import type { Way } from '../ways-today.ts'
import { InsteadLine } from './instead-line.tsx'
import { AboutWay, type Contacts, WayAction, type WayService } from './way-details.tsx'

interface WaysTodayProps {
  readonly ways: readonly Way[]
  readonly service: WayService
  readonly contacts: Contacts
}

/** "So geht es heute": six ways, open ones first; a closed one keeps its line with the reason and what to do instead. */
export function WaysTodayList({ ways, service, contacts }: WaysTodayProps) {
  return (
    <ul class="ways">
      {ways.map((way, index) => (
        <li
          class={`way way--${way.state} ${index === 0 && way.state === 'open' ? 'way--first' : ''}`}
          key={way.channel}
        >
          <Icon name={way.channel} />
          <Head way={way} contacts={contacts} />
          <div class="way__text">
            <AboutWay way={way} service={service} contacts={contacts} />
            {way.answer.instead ? <InsteadLine instead={way.answer.instead} /> : null}
          </div>
          <div class="way__act">
            <WayAction way={way} service={service} contacts={contacts} primary={index === 0} />
          </div>
        </li>
      ))}
    </ul>
  )
}

function Head({ way, contacts }: { way: Way; contacts: Contacts }) {
  const t = useWords(channelsMessages)
  return (
    <div class="way__head">
      <h3 class="way__name">{t.channels[way.channel]}</h3>
      <WayState way={way} contacts={contacts} />
    </div>
  )
}

/** A way that is open by rule may still rest now: nobody answers the phone at night. */
function WayState({ way, contacts }: { way: Way; contacts: Contacts }) {
  const t = useWords(channelsMessages)
  if (way.state === 'closed') return <State tone="muted">{t.states.closed}</State>
  const rests =
    (way.channel === 'phone' && contacts.hotline?.opening.state === 'closed') ||
    (way.channel === 'onsite' &&
      !contacts.centres.some(({ opening, shut }) => !shut && opening.state === 'open'))
  if (rests) return <State tone="waiting">{t.states.later}</State>
  if (way.state === 'advice') return <State tone="info">{t.states.advice}</State>
  return <State tone="good">{t.states.open}</State>
}
