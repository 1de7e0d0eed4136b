import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '../src/foundation/root.ts'

/** The program alone: neither its tests nor what they lean on. */
const sources = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
  .filter(entry => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map(entry => join(entry.parentPath, entry.name).slice(root.length).replace(/^\//, ''))
  .filter(path => !/\.test\.tsx?$|\/testing\//.test(path))
  .map(path => ({ path, text: readFileSync(join(root, path), 'utf8') }))

/** `file: what was found`, for every place. */
function found(pattern: RegExp): string[] {
  return sources.flatMap(({ path, text }) =>
    [...text.matchAll(pattern)].map(match => `${path}: ${match[1] ?? match[0]}`),
  )
}
const files = (pattern: RegExp) => [...new Set(found(pattern).map(line => line.split(':')[0]))].sort()
const kinds = (pattern: RegExp) => [...new Set(found(pattern).map(line => line.split(': ')[1]))].sort()

it('looks at the program', () => {
  expect(sources.length).toBeGreaterThan(300)
})

describe('cryptography', () => {
  it('hashes with SHA-256; with SHA-1 only where published lists and apps on phones have nothing else', () => {
    expect(kinds(/create(?:Hash|Hmac)\('([^']+)'/g)).toEqual(['sha1', 'sha256'])
    expect(files(/sha-?1'/gi)).toEqual([
      'src/people/second-factor/one-time-code.ts',
      'src/people/sign-in/leaked-passwords.ts',
    ])
    expect(found(/create(?:Hash|Hmac)\((?!')/g)).toEqual([])
  })

  it('encrypts with AES-256-GCM and a nonce of its own each time', () => {
    expect(kinds(/const CIPHER = '([^']+)'/g)).toEqual(['aes-256-gcm'])
    const ciphers = found(/create(?:Cipher|Decipher)iv\(([^,]+),/g)
    expect(ciphers.length).toBeGreaterThan(2)
    expect(ciphers.every(line => line.endsWith(': CIPHER'))).toBe(true)
    const sealing = sources.filter(({ text }) => text.includes('createCipheriv('))
    for (const { path, text } of sealing)
      expect([path, /randomBytes\(NONCE\)/.test(text), /setAAD/.test(text)]).toEqual([path, true, true])
  })

  it('uses nothing else of the kind: no keys from words, no signatures, no old ciphers of its own', () => {
    const others =
      /\b(createSign|createVerify|createCipher|pbkdf2|scrypt|publicEncrypt|md5|webcrypto)\b(?!-)/gi
    // A proof of work is no key: it only costs time. The types of problems tell it in words.
    expect(files(others)).toEqual([
      'src/appointments/pressure/task.ts',
      'src/foundation/problem-types.ts',
      'src/foundation/proof-of-work-task.ts',
    ])
    // age does it; how dear it is may be said to it.
    expect(files(/\bsetScryptWorkFactor\b/g)).toEqual(['src/foundation/backup/archive-writer.ts'])
  })

  it('draws what nobody may guess from the system; Math.random says only how long to wait', () => {
    expect(files(/Math\.random/g)).toEqual([
      'src/foundation/database/open-database.ts',
      'src/foundation/http/idempotency/answer-once.ts',
    ])
    for (const path of files(/Math\.random/g)) {
      const { text } = sources.find(source => source.path === path)!
      for (const line of text.split('\n').filter(one => one.includes('Math.random')))
        expect([path, line]).toEqual([path, expect.stringMatching(/setTimeout|sleep/)])
    }
  })

  it('compares what is secret without telling by the time', () => {
    expect(files(/timingSafeEqual\(/g)).toEqual(['src/foundation/secret.ts'])
    const users = files(/\bsameText\(/g)
    for (const path of [
      'src/foundation/access/keyhole.ts',
      'src/foundation/http/visit-cookies.ts',
      'src/foundation/http/may-read-metrics.ts',
      'src/foundation/http/api/paging.ts',
      'src/foundation/messages/bounce-token.ts',
    ])
      expect(users).toContain(path)
  })

  it('every purpose of the secret stands in docs/operations/keys.md', () => {
    const keys = readFileSync(join(root, 'docs/operations/keys.md'), 'utf8')
    const purposes = [
      ...kinds(/\.(?:token|spokenCode|hash)\(\s*'([a-z-]+)'/g),
      ...kinds(/(?:un)?seal\([\w.]+, '([a-z-]+)'/g),
      ...['code', 'link', 'access'].flatMap(key =>
        kinds(new RegExp(`purposes: \\{.*${key}: '([a-z-]+)'`, 'g')),
      ),
      ...kinds(/PURPOSE = '([a-z-]+)'/g),
      ...kinds(/type Purpose = '([a-z-]+)'/g),
      ...kinds(/type Purpose = '[a-z-]+' \| '([a-z-]+)'/g),
    ]
    expect(purposes.length).toBeGreaterThan(15)
    expect(purposes.filter(purpose => !keys.includes(`\`${purpose}\``))).toEqual([])
  })
})

describe('what is run and what is called', () => {
  it('no text becomes program', () => {
    expect(files(/\beval\(|new Function\(|node:vm|setTimeout\(['"`]|import\((?!['"`])/g)).toEqual([])
  })

  it('programs are started by name and list, never by a line for a shell, and never with words of citizens', () => {
    expect(files(/\b(?:exec|execSync|execFile)\(|shell: true/g).filter(path => !isRegExp(path!))).toEqual([])
    expect(files(/from 'node:child_process'/g)).toEqual([
      'src/foundation/database/embedded/initialise.ts',
      'src/foundation/database/embedded/watchdog.ts',
      'src/foundation/files/inspection/run-inspection.ts',
      'src/foundation/process/child-process.ts',
      'src/post/rendering/ask-child.ts',
      'src/post/rendering/letter-process.ts',
    ])
  })

  it('only these files reach over the network, and docs/operations/network.md names what they reach', () => {
    const reach =
      /\bfetch\(|connect\(\{ host|createTransport\(|openid-client'|createRemoteJWKSet\(new|new pg\.(?:Pool|Client)\(/g
    expect(files(reach)).toEqual([
      'src/foundation/command/mail-server.ts',
      'src/foundation/database/connect.ts',
      'src/foundation/database/open-database.ts',
      'src/foundation/messages/sms-gateways.ts',
      'src/foundation/messages/transports.ts',
      'src/people/single-sign-on/discover-provider.ts',
      'src/people/single-sign-on/identity-provider.ts',
      'src/people/single-sign-on/logout-token.ts',
    ])
    const network = readFileSync(join(root, 'docs/operations/network.md'), 'utf8')
    for (const setting of [
      'DATABASE_URL',
      'MIGRATION_URL',
      'SMTP_URL',
      'SMS_URL',
      'OIDC_ISSUER',
      'BOUNCE_FOLDER',
    ])
      expect(network).toContain(setting)
  })

  it('no part of a statement is put together from text but names of tables that stand in the program', () => {
    expect(files(/sql\.(?:raw|lit)\(/g)).toEqual(['src/people/access/change-access.ts'])
  })

  it('no pattern is made of what somebody typed', () => {
    // A width that is a number, and what surrounds a page.
    expect(files(/new RegExp\(/g)).toEqual([
      'src/foundation/http/page-frame.tsx',
      'src/foundation/text/formats.ts',
    ])
  })

  it('no markup is set in by hand but what was rendered before', () => {
    expect(files(/dangerouslySetInnerHTML/g)).toEqual(['src/foundation/html/kept.tsx'])
  })

  it('nothing parses XML, LDAP, XPath or templates: no such package is there', () => {
    const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    const names = Object.keys(dependencies).join(' ')
    expect(names).not.toMatch(
      /xml|ldap|xpath|handlebars|ejs|pug|mustache|nunjucks|liquid|marked|markdown|ws\b|graphql/i,
    )
  })
})

function isRegExp(path: string): boolean {
  const { text } = sources.find(source => source.path === path)!
  return !text.includes('node:child_process')
}

describe('scripts of pages', () => {
  const scripts = readdirSync(join(root, 'assets')).filter(name => name.endsWith('.js'))
  const text = scripts.map(name => readFileSync(join(root, 'assets', name), 'utf8')).join('\n')

  it('set text and never markup', () => {
    expect(scripts.length).toBeGreaterThan(3)
    expect(text).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function/)
  })

  it('keep nothing in the browser, and read one cookie that says how somebody likes the keys', () => {
    expect(text).not.toMatch(
      /localStorage|sessionStorage|indexedDB|\bcaches\b|serviceWorker|\.cookie\s*=[^=]/,
    )
    expect(text.match(/document\.cookie/g)).toHaveLength(1)
    expect(text).toContain('schalter_tasten')
  })

  it('hear nobody else and speak to nobody else', () => {
    expect(text).not.toMatch(/postMessage|addEventListener\('message'|WebSocket|EventSource|https?:\/\//)
  })
})
