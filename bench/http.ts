import { Walker } from '../tests/support/walker.ts'
import { type BareAnswer, startBareServer } from './support/bare-server.ts'
import { type Bench, type Figure, median, rounded } from './support/figure.ts'
import { type Load, type Measured, measure } from './support/load.ts'
import { newFolder, removeFolder, startSchalter, startWeb } from './support/running-schalter.ts'

const ROUNDS = 5
const SECONDS = 2
const CONNECTIONS = 10
const SERVICE_PAGE = '/leistungen/meldebescheinigung'

interface Subject {
  readonly name: string
  readonly load: Pick<Load, 'address' | 'path' | 'headers'>
  /** Share of the bare server's rate. */
  readonly atLeast: number
  /** And so many a second. */
  readonly perSecond?: number
}

/**
 * Pages beside a bare Node server that sends the same bytes. Each round measures the pages and their bare twins in
 * turn, so that a machine that grows slower does so for all; quoted is the median of the rounds.
 */
export const http: Bench = async say => {
  const folder = await newFolder()
  say('http: starting Schalter with its demo')
  const schalter = await startSchalter(folder)
  const rendering = await startWeb(folder, { KEPT_PAGES: 'off' })
  try {
    const form = await formPage(schalter.address)
    const subjects: Subject[] = [
      {
        name: 'service page, rows looked at and page rendered at every request',
        load: { address: rendering.address, path: SERVICE_PAGE },
        atLeast: 0.15,
      },
      {
        name: 'service page, kept as long as its rows have the same version',
        load: { address: schalter.address, path: SERVICE_PAGE },
        atLeast: 0.35,
      },
      {
        name: 'form page of a running draft',
        load: { address: schalter.address, ...form },
        atLeast: 0.08,
        perSecond: 2000,
      },
    ]
    const figures: Figure[] = []
    for (const subject of subjects) figures.push(...(await compare(subject, say)))
    return figures
  } finally {
    await rendering.stop()
    await schalter.stop()
    await removeFolder(folder)
  }
}

async function compare(
  { name, load, atLeast, perSecond }: Subject,
  say: (line: string) => void,
): Promise<Figure[]> {
  const bare = await startBareServer(await answerOf(load))
  const both = { connections: CONNECTIONS, seconds: SECONDS }
  const pairs: { ours: Measured; theirs: Measured }[] = []
  try {
    await measure({ ...load, ...both })
    for (let round = 1; round <= ROUNDS; round++) {
      const ours = await measure({ ...load, ...both })
      const theirs = await measure({ address: bare.address, path: '/', ...both })
      pairs.push({ ours, theirs })
      say(`http: ${name}: ${ours.perSecond.toFixed(0)}/s, bare ${theirs.perSecond.toFixed(0)}/s`)
    }
  } finally {
    bare.stop()
  }
  const value = median(pairs.map(({ ours }) => ours.perSecond))
  const reference = median(pairs.map(({ theirs }) => theirs.perSecond))
  const ratio = median(pairs.map(({ ours, theirs }) => ours.perSecond / theirs.perSecond))
  const enough = ratio >= atLeast && value >= (perSecond ?? 0)
  const target = `at least ${atLeast * 100} % of the bare server${perSecond ? ` and ${perSecond}/s` : ''}`
  const rate = {
    bench: 'http',
    name,
    value: rounded(value),
    unit: 'requests/s',
    reference: rounded(reference),
    ratio: rounded(ratio),
    target,
    ok: enough,
  }
  const wait = (share: 'p50' | 'p99') => ({
    bench: 'http',
    name: `${name}: ${share}`,
    value: rounded(median(pairs.map(({ ours }) => ours[share]))),
    unit: 'ms',
    reference: rounded(median(pairs.map(({ theirs }) => theirs[share]))),
    ratio: null,
    target: 'told, not judged',
    ok: true,
  })
  return [rate, wait('p50'), wait('p99')]
}

/** What the bare server sends: the same page with the same headers. */
async function answerOf({ address, path, headers }: Subject['load']): Promise<BareAnswer> {
  const answer = await fetch(address + path, { headers: { ...headers } })
  const body = await answer.text()
  const own = new Set(['connection', 'keep-alive', 'date', 'transfer-encoding', 'set-cookie'])
  return { headers: Object.fromEntries([...answer.headers].filter(([name]) => !own.has(name))), body }
}

/** The first page of an application that somebody has begun. */
async function formPage(address: string): Promise<Pick<Load, 'path' | 'headers'>> {
  const citizen = new Walker(address)
  const start = await citizen.get('/antrag/meldebescheinigung')
  const first = await citizen.submit(start, start.path, {})
  return {
    path: first.path,
    headers: { cookie: [...citizen.cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
  }
}
