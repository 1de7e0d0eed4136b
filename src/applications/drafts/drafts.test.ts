import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import { inTransaction, type Transaction } from '../../foundation/database/index.ts'
import { checkedFile } from '../../foundation/files/testing/checked-file.ts'
import { tokenHash } from '../../foundation/secret.ts'
import { getService, type Question } from '../../services/index.ts'
import { entriesOf, filesOf } from '../answers/index.ts'
import { findDraft, findDraftByToken } from '../queries.ts'
import { picture } from '../testing/sample-files.ts'
import { sampleForm } from '../testing/sample-form.ts'
import { buildHouse, type TestHouse } from '../testing/test-house.ts'
import { removeEntry, saveAnswers, saveEntry } from './change-draft.ts'
import { type Draft, draftToken, opensDraft } from './draft.ts'
import { addFile, type FileQuestion, removeFile } from './draft-files.ts'
import { draftSavedMail } from './draft-saved-mail.ts'
import { expireDrafts } from './expire-drafts.ts'
import { sendDraftLink } from './send-draft-link.ts'
import { startDraft } from './start-draft.ts'

let house: TestHouse
let id: string
const within = <Result>(work: (tx: Transaction) => Promise<Result>) => inTransaction(house.db, work)
const by = () => ({ draftId: id, language: 'de', at: house.clock.now() }) as const

async function load(): Promise<Draft> {
  const draft = await findDraft(house.db, id, house.clock.now())
  if (!draft) throw new Error('The draft is gone.')
  return draft
}

beforeEach(async () => {
  house = await buildHouse()
  const service = await getService(house.db, 'with-form')
  const started = await within(tx =>
    startDraft(tx, house.secret, { service, language: 'de', at: house.clock.now() }),
  )
  id = started.id
})

describe('a draft', () => {
  it('opens with its key alone, and holds the hash of it only', async () => {
    const draft = await load()
    const token = draftToken(house.secret, draft)
    expect(token).toMatch(/^[\w-]{22}$/)
    expect(opensDraft(draft, token)).toBe(true)
    expect(opensDraft(draft, undefined)).toBe(false)
    expect(opensDraft(draft, `${token.slice(0, -1)}x`)).toBe(false)
    expect((await findDraftByToken(house.db, tokenHash(token), house.clock.now()))?.id).toBe(id)
    const { rows } = await sql<{ row: string }>`SELECT d::text AS row FROM applications.draft d`.execute(
      house.db,
    )
    expect(rows[0]!.row).not.toContain(token)
  })

  it('keeps the formless form it began with', async () => {
    const service = await getService(house.db, 'without-form')
    const started = await within(tx =>
      startDraft(tx, house.secret, { service, language: 'en', at: house.clock.now() }),
    )
    const draft = await findDraft(house.db, started.id, house.clock.now())
    expect(draft?.form?.pages.map(page => page.id)).toEqual(['message', 'person', 'answer'])
  })

  it('keeps what was typed, right or wrong, and other pages as they are', async () => {
    await within(tx => saveAnswers(tx, by(), { familyName: '<b>1</b> 🙂', birthDate: 'gestern' }))
    await within(tx => saveAnswers(tx, { ...by(), language: 'en' }, { insured: 'yes' }))
    const draft = await load()
    expect(draft.answers).toEqual({ familyName: '<b>1</b> 🙂', birthDate: 'gestern', insured: 'yes' })
    expect([draft.revision, draft.language]).toEqual([2, 'en'])
  })

  it('loses nothing when two pages are saved at once', async () => {
    const pages = Array.from({ length: 8 }, (_, i) => ({ [`q${i}`]: `${i}` }))
    await Promise.all(pages.map(answers => within(tx => saveAnswers(tx, by(), answers))))
    expect(Object.keys((await load()).answers)).toHaveLength(8)
    expect((await load()).revision).toBe(8)
  })

  it('lives thirty days from its last change', async () => {
    house.clock.advance({ days: 20 })
    await within(tx => saveAnswers(tx, by(), { count: '1' }))
    house.clock.advance({ days: 29 })
    expect((await load()).answers).toEqual({ count: '1' })
    house.clock.advance({ days: 2 })
    expect(await findDraft(house.db, id, house.clock.now())).toBeNull()
    await expect(within(tx => saveAnswers(tx, by(), {}))).rejects.toThrow(/cannot open this application/)
  })
})

describe('entries of a repeated question', () => {
  const group = sampleForm.pages[1]!.questions[0] as Extract<Question, { type: 'group' }>
  const save = (key: string, dogName: string) =>
    within(tx => saveEntry(tx, by(), group, { key, answers: { dogName } }))
  const names = async () => entriesOf((await load()).answers, 'dogs').map(entry => entry.answers.dogName)

  it('are added, changed and removed by key', async () => {
    await save('a', 'Bello')
    await save('b', 'Rex')
    await save('a', 'Bella')
    expect(await names()).toEqual(['Bella', 'Rex'])
    await within(tx => removeEntry(tx, by(), 'dogs', 'a'))
    await within(tx => removeEntry(tx, by(), 'dogs', 'a'))
    expect(await names()).toEqual(['Rex'])
  })
  it('are kept both when two windows add one each, and once when one is sent twice', async () => {
    await Promise.all([save('a', 'Bello'), save('b', 'Rex'), save('a', 'Bello')])
    expect((await names()).sort()).toEqual(['Bello', 'Rex'])
  })
  it('are no more than the form takes', async () => {
    for (const key of ['a', 'b', 'c']) await save(key, key)
    await expect(save('d', 'd')).rejects.toThrow('No more entries')
  })
})

describe('files of a draft', () => {
  const policy = sampleForm.pages[2]!.questions.find(question => question.id === 'policy') as FileQuestion
  const add = (name: string, content: Buffer, question = policy) =>
    within(tx => addFile(tx, by(), question, checkedFile(name, content)))
  const names = async () => filesOf((await load()).answers, 'policy').map(file => file.name)
  const stored = async () => (await sql`SELECT FROM foundation.file`.execute(house.db)).rows.length

  it('are stored under a harmless name, with the ending of what they are', async () => {
    expect(await add('../../etc/pass"wd.pdf', picture())).toBeNull()
    expect(await names()).toEqual(['pass_wd.png'])
  })
  it('are no more than were asked for', async () => {
    await add('1.png', picture('1'))
    await add('2.png', picture('2'))
    expect(await add('3.png', picture('3'))).toBe('Bitte wählen Sie höchstens 2 Dateien.')
    expect(await stored()).toBe(2)
  })
  it('are stored once, however often they are sent', async () => {
    const results = await Promise.all([1, 2, 3].map(() => add('a.png', picture())))
    expect(results).toEqual([null, null, null])
    expect(await names()).toEqual(['a.png'])
  })
  it('take the place of the one before where one is asked for', async () => {
    const single = { ...policy, maxFiles: 1 }
    await add('1.png', picture('1'), single)
    await add('2.png', picture('2'), single)
    expect(await names()).toEqual(['2.png'])
    expect(await stored()).toBe(1)
  })
  it('stay where what would take their place finds no room', async () => {
    const single = { ...policy, maxFiles: 1 }
    const padded = (bytes: number) => Buffer.concat([picture(), Buffer.alloc(bytes)])
    await add('1.png', picture('1'), single)
    await add('big.png', padded(50 * 1024 * 1024 - 1000), { ...policy, id: 'other', maxFiles: 2 })
    expect(await add('2.png', padded(2000), single)).not.toBeNull()
    expect(await names()).toEqual(['1.png'])
  })
  it('go for good when they are removed; those of others stay', async () => {
    await add('1.png', picture())
    const [file] = filesOf((await load()).answers, 'policy')
    await within(tx => removeFile(tx, { ...by(), draftId: id }, '00000000-0000-4000-8000-000000000000'))
    expect(await stored()).toBe(1)
    await within(tx => removeFile(tx, by(), file!.fileId))
    expect(await stored()).toBe(0)
  })
  it('go with the draft when its time is over', async () => {
    await add('1.png', picture())
    house.clock.advance({ days: 29 })
    expect(await expireDrafts(house.db, house.clock)).toBe(0)
    house.clock.advance({ days: 2 })
    expect(await expireDrafts(house.db, house.clock)).toBe(1)
    expect(await stored()).toBe(0)
    expect(await expireDrafts(house.db, house.clock)).toBe(0)
  })
})

describe('the link by mail', () => {
  const send = (address: string) =>
    within(tx =>
      sendDraftLink(tx, house.secret, { draftId: id, address, language: 'de', at: house.clock.now() }),
    )

  it('leaves three times an hour for one address; the next ones wait in order, and each draft once', async () => {
    const now = house.clock.now()
    const at = async (address: string) => {
      const sending = await send(address)
      return typeof sending === 'object' ? sending.leavesAt.toString() : sending
    }
    for (const spelling of ['Anna@example.org', 'anna@example.org', ' anna@EXAMPLE.org '])
      expect(await at(spelling)).toBe(now.toString())
    const later = now.add({ hours: 1 }).toString()
    expect(await at('anna@example.org')).toBe(later)
    expect(await at('anna@example.org')).toBe(later)
    expect(await at('berta@example.org')).toBe(now.toString())
    const [{ n }] = (
      await sql<{ n: number }>`SELECT count(*)::int AS n FROM foundation.outbox
        WHERE lower(address) = 'anna@example.org'`.execute(house.db)
    ).rows as [{ n: number }]
    expect(n).toBe(4)
    for (let more = 0; more < 5; more += 1) await send('anna@example.org')
    expect(await send('anna@example.org')).toBe('too-many')
  })
  it('goes to addresses only', async () => {
    for (const address of [
      '',
      'anna',
      'a@b',
      'a@b.de\nBcc: c@d.de',
      'a@b.de,c@d.de',
      `${'a'.repeat(300)}@b.de`,
    ])
      expect(await send(address)).toBe('no-address')
  })
  it('carries the link and nothing that was typed', async () => {
    await within(tx => saveAnswers(tx, by(), { familyName: 'Gewinnspiel http://evil.example' }))
    const template = draftSavedMail({
      secret: house.secret,
      publicUrl: 'https://amt.example',
      clock: house.clock,
    })
    const mail = {
      id: '',
      address: '',
      template: '',
      subjectId: id,
      data: {},
      attempts: 0,
      requestId: null,
      createdAt: house.clock.now(),
    }
    const rendered = await within(tx => template.render(tx, { ...mail, language: 'en' }))
    const token = draftToken(house.secret, await load())
    expect(rendered?.text).toContain(`https://amt.example/en/antrag/fortsetzen/${token}`)
    expect(rendered?.text).toContain('3 December 2026')
    expect(rendered?.text).not.toContain('evil')
    house.clock.advance({ days: 31 })
    expect(await within(tx => template.render(tx, { ...mail, language: 'de' }))).toBeNull()
  })
})
