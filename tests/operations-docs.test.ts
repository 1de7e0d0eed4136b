import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { acceptedTypes, MAX_FILE_BYTES } from '../src/foundation/files/index.ts'
import { byPurpose } from '../src/foundation/http/index.ts'
import { root } from '../src/foundation/root.ts'

const text = (path: string) => readFileSync(join(root, path), 'utf8')
const page = (name: string) => text(`docs/operations/${name}.md`).replace(/\s+/g, ' ')

/** What the program says of itself in this file: the first group, with what is no digit taken out. */
function figure(path: string, pattern: RegExp): number {
  const found = pattern.exec(text(path))?.[1]
  expect([path, pattern.source, found]).toEqual([path, pattern.source, expect.any(String)])
  return Number(found!.replaceAll('_', ''))
}
const thousands = (n: number) => n.toLocaleString('en')

describe('docs/operations/sign-in.md', () => {
  const doc = page('sign-in')

  it('tells how many tries there are, with the names the program gives them', () => {
    const limits = [
      ...text('src/people/sign-in/sign-in.ts').matchAll(/Limit = \{ (.*) \}/g),
      ...text('src/people/second-factor/give-second-factor.ts').matchAll(/Limit = \{ (.*) \}/g),
    ].map(match => match[1]!)
    expect(limits).toHaveLength(4)
    for (const limit of limits) {
      const [, purpose, tries, window] = /purpose: '([a-z-]+)', tries: (\d+), windowMinutes: (.+)$/.exec(
        limit,
      )!
      const span = window === '24 * 60' ? '24 h' : `${window} min`
      const line = doc.split(' | ').findIndex(cell => cell.includes(`\`${purpose}\``))
      expect([purpose, doc.split(' | ').slice(line + 1, line + 3)]).toEqual([purpose, [tries, span]])
    }
  })

  it('tells how long a password, a start password, a session and a fresh factor last', () => {
    const rule = 'src/people/sign-in/password-rule.ts'
    const shortest = figure(rule, /SHORTEST = (\d+)/)
    expect(doc).toContain(`${shortest} to ${figure(rule, /LONGEST = (\d+)/)} signs of any kind`)
    const days = figure('src/people/access/change-access.ts', /START_PASSWORD_DAYS = (\d+)/)
    expect(doc).toContain(`good for ${days} days and for one sign-in`)
    const session = 'src/people/sessions/session.ts'
    expect(doc).toContain(`| idle | ${figure(session, /IDLE = \{ hours: (\d+)/)} h |`)
    expect(doc).toContain(`| longest | ${figure(session, /LONGEST_SESSION_HOURS = (\d+)/)} h |`)
    const begun = figure('src/people/sign-in/begun-sign-in.ts', /LIFETIME = \{ minutes: (\d+)/)
    expect(doc).toContain(`| half-session between first and second factor | ${begun} min |`)
    const fresh = figure('src/people/sessions/own-sessions.ts', /FRESH = \{ minutes: (\d+)/)
    expect(doc).toContain(`| a factor counts as fresh for what is sensitive | ${fresh} min |`)
    expect(figure('src/people/passkeys/challenges.ts', /LIFETIME = \{ minutes: (\d+)/)).toBe(5)
    expect(doc).toContain('a challenge lives five minutes')
    expect(figure('src/people/second-factor/one-time-code.ts', /PERIOD = (\d+)/)).toBe(30)
    expect(doc).toContain('a six-digit code of 30 seconds')
    expect(figure('src/people/second-factor/recovery-codes.ts', /COUNT = (\d+)/)).toBe(10)
    expect(doc).toContain('one of ten codes')
  })

  it('lists every word of this house that no password is made of', () => {
    const list = /\.\.\.\[('schalter'.*?)\]/.exec(text('src/people/sign-in/password-rule.ts'))![1]!
    const words = [...list.matchAll(/'([^']+)'/g)].map(match => match[1]!)
    expect(words.length).toBeGreaterThan(5)
    expect(words.filter(word => !doc.includes(`\`${word}\``))).toEqual([])
  })

  it('tells how long the keys of citizens last', () => {
    const access = 'src/foundation/access/keyhole.ts'
    expect(figure(access, /purposes\.code, tries: (\d+)/)).toBe(5)
    const tries = figure(access, /-address`, tries: (\d+)/)
    expect(doc).toContain(`5 tries a day for a number, ${tries} in 15 minutes from a connection`)
    const hours = figure(access, /ACCESS_SECONDS = (\d+) \* 60 \* 60/)
    expect(doc).toContain(`opens one case for ${hours} hours in one browser`)
    const days = figure('src/applications/drafts/draft.ts', /DRAFT_DAYS = (\d+)/)
    expect(doc).toContain(`a draft is opened by its link for ${days} days`)
    const minutes = figure('src/people/identification/begun-identification.ts', /BEGUN_MINUTES = (\d+)/)
    expect(doc).toContain(`within ${minutes} minutes`)
    expect(figure('src/applications/identification/identified.ts', /IDENTIFIED_MINUTES = (\d+)/)).toBe(60)
  })
})

describe('docs/operations/limits.md', () => {
  const doc = page('limits')

  it('tells each limit of a connection', () => {
    for (const { purpose, tries, windowMinutes } of Object.values(byPurpose))
      expect(doc).toMatch(
        new RegExp(`\\| \`${purpose}\`: [^|]+ \\| ${thousands(tries)} \\| ${windowMinutes} min \\|`),
      )
  })

  it('tells what files may be, and how large everything', () => {
    expect(Object.values(acceptedTypes)).toEqual(['pdf', 'jpg', 'png'])
    expect(doc).toContain('PDF, JPEG and PNG, told by their content')
    expect(MAX_FILE_BYTES).toBe(10 * 2 ** 20)
    const server = 'src/foundation/http/server.ts'
    const most = figure(server, /files: (\d+)/)
    expect(most).toBe(6)
    const draft = figure('src/applications/drafts/draft-files.ts', /MAX_DRAFT_BYTES = (\d+)/)
    const documents = figure('src/cases/documents/add-citizen-document.ts', /MAX_DOCUMENTS = (\d+)/)
    expect(doc).toContain(`10 MB a file, six in one form, ${draft} MB a draft, ${documents} documents a case`)
    expect(doc).toContain(`| ${figure(server, /bodyLimit: (\d+) \* 1024/)} kB; with files 64 MB |`)
    const fields = `${figure(server, /fields: (\d+)/)}, ${figure(server, /fieldSize: (\d+) \* 1024/)} kB`
    expect(doc).toContain(fields)
    const json = 'src/foundation/http/bounded-json.ts'
    const values = thousands(figure(json, /MAX_VALUES = (\d+)/))
    expect(doc).toContain(`| ${values}, ${figure(json, /MAX_DEPTH = (\d+)/)} |`)
    const kept = figure('src/applications/answers/answers.ts', /MAX_KEPT = ([\d_]+)/)
    expect(doc).toContain(`${thousands(kept)} signs |`)
    const bounds = 'src/foundation/http/bound-uploads.ts'
    const [own, all] = [figure(bounds, /ofOneCaller: (\d+)/), figure(bounds, /ofAll: (\d+)/)]
    expect(doc).toContain(`${own} MB of one caller, ${all} MB of all`)
    expect(doc).toContain(`| one request | ${figure(server, /requestTimeout: ([\d_]+)/) / 1000} s |`)
  })

  it('tells when a hold takes work, and how much', () => {
    const rule = 'src/appointments/pressure/pressure.ts'
    const begin = figure('src/foundation/settings/web.ts', /'HOLDS_PER_MINUTE', count\.default\((\d+)\)/)
    expect(doc).toContain(`\`HOLDS_PER_MINUTE\` (${begin}; 0: always)`)
    expect(doc).toContain(`until ${figure(rule, /CALM_MINUTES = (\d+)/)} full minutes`)
    expect(figure(rule, /PLAIN_HOLDS = (\d+)/)).toBe(3)
    expect(figure(rule, /MOST_EFFORT = 3 \*\* (\d+)/)).toBe(6)
    const wait = figure(rule, /TICKET_SECONDS = (\d+)/)
    const longest = figure(rule, /LONGEST_WAIT_SECONDS = (\d+) \* 60/)
    expect(doc).toContain(`a wait of ${wait} s that grows alike, ${longest} min at most`)
    const task = 'src/appointments/pressure/task.ts'
    const [tries, rounds] = [figure(task, /tries: (\d+)/), figure(task, /rounds: (\d+)/)]
    expect(doc).toContain(`up to ${tries} times ${thousands(rounds)} rounds`)
    const every = figure(rule, /STEEPNESS = (\d+)/)
    const of = figure(rule, /EFFORT_MINUTES = (\d+)/)
    expect(doc).toContain(`in ${of} min on each takes ${every} times as much, ${every ** 6} times at most`)
  })

  it('tells what bounds that which is dear', () => {
    const letters = 'src/post/rendering/letter-process.ts'
    const seconds = figure(letters, /time: ([\d_]+)/) / 1000
    const waiting = thousands(figure(letters, /letters: (\d+)/))
    expect(doc).toContain(`${seconds} s, ${figure(letters, /memory: (\d+)/)} MB, then`)
    expect(doc).toContain(`${waiting} wait at most`)
    const query = figure('src/services/portal.tsx', /LONGEST_QUERY = (\d+)/)
    const words = figure('src/services/search/search.ts', /MOST_WORDS = (\d+)/)
    expect(doc).toContain(`${query} signs, ${words} words`)
    const mails = figure('src/foundation/messages/outbox.ts', /MAILS_AN_HOUR = (\d+)/)
    expect(doc).toContain(`${mails} mails of a kind an hour to an address`)
    const links = figure('src/applications/drafts/send-draft-link.ts', /tries: (\d+)/)
    expect(doc).toContain(`${links} links to drafts an hour`)
  })
})

describe('docs/operations/protection.md', () => {
  const doc = page('protection')
  it('puts everything into one of four classes and says what each asks for', () => {
    for (const name of ['public', 'internal', 'personal', 'secret']) expect(doc).toContain(`| **${name}** |`)
    expect(doc).toContain('row-level security on every table, for the owner as well')
  })
})

describe('docs/operations/updates.md', () => {
  it('says within what time a weakness is mended', () => {
    const days = [...page('updates').matchAll(/\| (\d+) days \|/g)].map(match => Number(match[1]))
    expect(days).toEqual([2, 7, 30])
  })
  it('is true about versions: each is pinned', () => {
    const { dependencies, devDependencies } = JSON.parse(text('package.json'))
    const versions: string[] = Object.values({ ...dependencies, ...devDependencies })
    expect(versions.filter(version => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([])
  })
})

describe('deploy/proxy/nginx.conf', () => {
  const conf = text('deploy/proxy/nginx.conf')
  it('speaks TLS 1.2 and 1.3 and nothing older', () => {
    expect(/ssl_protocols (.*);/.exec(conf)?.[1]).toBe('TLSv1.2 TLSv1.3')
  })
  it('leads pages to https, and turns programs away that call without it', () => {
    const plain = conf.slice(conf.indexOf('listen 80;'), conf.indexOf('listen 443'))
    expect(plain).toContain('location /api/ { return 403; }')
    expect(plain).toContain('location / { return 301 https://amt.example$request_uri; }')
  })
  it('sets anew what it says of the caller, and passes on no word of theirs', () => {
    for (const header of ['X-Forwarded-For $remote_addr', 'X-Request-Id $request_id'])
      expect(conf).toContain(`proxy_set_header ${header};`)
    expect(conf).not.toContain('proxy_add_x_forwarded_for')
  })
  it('writes no address, path or query into its log, and shows no figures', () => {
    const format = /log_format schalter '([^']*)'/.exec(conf)?.[1]
    expect(format).not.toMatch(/\$(remote_addr|request_uri|request|uri|args|http_)\b/)
    expect(conf).toContain('location = /metrics { return 404; }')
  })
})

describe('deploy/Containerfile', () => {
  it('leaves out source control, tests, data and what is only for building', () => {
    const left = text('deploy/Containerfile.dockerignore').split('\n')
    for (const name of ['.git', 'tests', 'data', 'docs', '**/*.test.ts']) expect(left).toContain(name)
    expect(text('deploy/Containerfile')).toContain('npm ci --omit=dev --ignore-scripts')
  })
  it('runs in production mode', () => {
    expect(text('deploy/Containerfile')).toMatch(/^ENV NODE_ENV=production/m)
    for (const unit of ['web', 'worker'])
      expect(text(`deploy/systemd/schalter-${unit}.service`)).toContain('NODE_ENV=production')
  })
})
