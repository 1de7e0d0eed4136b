import { photo } from '../../support/files.ts'
import type { Chance } from '../../support/hunt.ts'
import { persist, type Seen, Walker } from '../../support/walker.ts'
import { addressOf, type Deed, type Ledger } from './ledger.ts'

const answersOf = (deed: Deed) => ({
  message: `Ich möchte Wohngeld. ${deed.mark}`,
  familyName: 'Nowak',
  givenNames: 'Paula',
  delivery: 'online',
  email: addressOf(deed),
})

/** Somebody fills in the form, tries again when a page does not come, and then writes to the office. */
export async function applicant(address: string, ledger: Ledger, chance: Chance): Promise<void> {
  const walker = new Walker(address)
  const deed = ledger.begin('application')
  const service = await persist(() => walker.get('/antrag/wohngeld'))
  let seen = await persist(() => walker.submit(service, '/antrag/wohngeld', {}))
  const draft = /^\/antrag\/[^/]+/.exec(seen.path)![0]
  while (!seen.path.endsWith('/quittung')) {
    const { path } = seen
    // Whoever gets no answer to a form looks at the page again: it may have been sent all the same.
    seen = await walker
      .submit(seen, path.replace(/\?.*/, ''), answersOf(deed))
      .catch(() => persist(() => walker.get(path)))
    if (!seen.path.startsWith(draft)) throw new Error(`The draft was lost: ${path} led to ${seen.path}.`)
  }
  const [reference, code] = [...seen.html.matchAll(/receipt__big">([^<]+)</g)].map(([, text]) => text!)
  deed.reference = reference!
  deed.code = code!
  deed.acknowledged = true
  if (chance.below(3) > 0) await handsIn(walker, ledger, deed.reference)
  if (chance.below(3) > 0) await writes(walker, ledger, deed.reference)
}

/** Comes back in another browser, with what is on the receipt; the address where that leads. */
export async function comesBack(address: string, { reference, code }: Deed): Promise<string> {
  const walker = new Walker(address)
  const lookup = await walker.get('/mein-antrag')
  return (await walker.submit(lookup, '/mein-antrag', { nummer: reference!, code: code! })).path
}

/** Sent once and not again: without an answer nobody knows whether it arrived. */
async function handsIn(walker: Walker, ledger: Ledger, reference: string): Promise<void> {
  const deed = ledger.begin('document', reference)
  const datei = new File([photo.buffer], `${deed.mark.replaceAll('.', '')}.png`, { type: photo.mimeType })
  const page = await persist(() => walker.get(`/mein-antrag/${reference}/unterlage`))
  await once(deed, () => walker.submit(page, '/unterlage', { bezeichnung: deed.mark, datei }))
}

async function writes(walker: Walker, ledger: Ledger, reference: string): Promise<void> {
  const deed = ledger.begin('message', reference)
  const page = await persist(() => walker.get(`/mein-antrag/${reference}/frage`))
  await once(deed, () => walker.submit(page, '/frage', { text: deed.mark }))
}

async function once(deed: Deed, send: () => Promise<Seen>): Promise<void> {
  const seen = await send().catch(() => null)
  deed.acknowledged = seen?.path.includes('danke=') ?? false
}

/** A program applies for somebody, with the same key until it has an answer; one in four gives up before. */
export async function machine(address: string, ledger: Ledger, chance: Chance): Promise<void> {
  const deed = ledger.begin('machine')
  const tries = chance.below(4) === 0 ? 1 : Number.POSITIVE_INFINITY
  const reference =
    tries === 1 ? await post(address, deed).catch(() => null) : await persist(() => post(address, deed))
  if (!reference) return
  deed.reference = reference
  deed.acknowledged = true
}

/** The number that the house answers with; @throws where it does not answer or is not able to. */
export async function post(address: string, deed: Deed): Promise<string> {
  const answer = await fetch(`${address}/api/v1/applications`, {
    method: 'POST',
    signal: AbortSignal.timeout(15_000),
    headers: { 'content-type': 'application/json', 'idempotency-key': deed.mark },
    body: JSON.stringify({ service: 'wohngeld', answers: answersOf(deed) }),
  })
  if (answer.status !== 201) throw new Error(`${answer.status}: ${await answer.text()}`)
  return ((await answer.json()) as { reference: string }).reference
}

/** A caseworker replies to a case; without an answer they look whether it can still be done. */
export async function clerk(address: string, session: [string, string], deed: Deed): Promise<void> {
  const walker = new Walker(address)
  walker.cookies.set(...session)
  const path = `/amt/vorgang/${deed.reference}`
  for (;;) {
    const seen = await persist(() => walker.get(`${path}?handlung=reply`))
    if (!seen.html.includes(`action="${path}/reply"`)) break
    const sent = await walker.submit(seen, `${path}/reply`, { words: deed.mark }).catch(() => null)
    if (sent) break
  }
  deed.acknowledged = true
}
