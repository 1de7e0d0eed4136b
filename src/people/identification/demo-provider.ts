import type { House } from '../../foundation/http/index.ts'
import { DemoAnswer, readSigned, signed } from './demo-order.ts'
import { findPersona } from './demo-personas.ts'
import { electronicMeans, type IdentityProvider, levelOfMeans } from './identity-provider.ts'

export const DEMO_ID_PATH = '/demo/ausweis'

/** Stands for a BundID in a demo: one picks an invented person and a means. It proves nothing about anybody. */
export function demoProvider({ db, secret }: Pick<House, 'db' | 'secret'>): IdentityProvider {
  return {
    id: 'demo',
    name: { de: 'Demo-Ausweis (nicht echt)', en: 'Demo ID (not real)' },
    means: electronicMeans,
    async start({ state, returnTo, level }) {
      const order = signed(secret, 'demo-id-order', { state, returnTo, level })
      return `${DEMO_ID_PATH}?${new URLSearchParams({ auftrag: order })}`
    },
    async finish(answer, state) {
      const code = readSigned(secret, 'demo-id-answer', DemoAnswer, answer.get('code') ?? '')
      const person = code?.state === state ? await findPersona(db, code.persona) : undefined
      if (!code || !person) return { kind: 'aborted' }
      const { means, persona } = code
      return {
        kind: 'identified',
        identification: { person, means, level: levelOfMeans[means], reference: `demo:${persona}` },
      }
    },
  }
}
