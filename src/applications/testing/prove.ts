import type { Visitor } from './visitor.ts'

interface Proving {
  readonly person?: string
  readonly means?: 'eid' | 'elster' | 'account'
  readonly act?: 'confirm' | 'abort'
}

/** Sends a visitor who is on the page of the proof to the demo's ID page; returns where that page stands. */
export async function goToProvider(visitor: Visitor, draft: string): Promise<string> {
  await visitor.post(`/antrag/${draft}/ausweisen`, { provider: 'demo' })
  return visitor.path
}

/** Confirms (or cancels) there, and comes back. */
export async function confirm(
  visitor: Visitor,
  { person = 'petersen-jonas', means = 'eid', act = 'confirm' }: Proving = {},
) {
  const auftrag = new URL(visitor.path, 'https://amt.example').searchParams.get('auftrag')!
  return visitor.post('/demo/ausweis', { auftrag, person, means, act })
}

export async function prove(visitor: Visitor, draft: string, proving: Proving = {}): Promise<void> {
  await goToProvider(visitor, draft)
  await confirm(visitor, proving)
}
