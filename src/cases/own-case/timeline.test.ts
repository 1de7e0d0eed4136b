import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import type { Act, ActKind } from '../case.ts'
import { buildCase } from '../testing/build-case.ts'
import { timelineOf } from './timeline.ts'

const at = Temporal.Instant.from('2026-11-04T07:15:00Z')
const acts = (...kinds: ActKind[]): Act[] =>
  kinds.map((kind, id) => ({
    id,
    kind,
    at,
    actorKind: 'staff',
    actorName: 'J. Ahrens',
    note: 'nur intern',
    data: {},
  }))

describe('the course a citizen sees', () => {
  it('shows what happened and what comes next', () => {
    const entries = timelineOf(buildCase(), acts('opened', 'read', 'note'))
    expect(entries.map(entry => entry.step)).toEqual([
      'saved',
      'team',
      'read',
      'decided',
      'letter',
      'arrived',
    ])
    expect(entries.filter(entry => entry.next).map(entry => entry.step)).toEqual(['decided'])
  })

  it('tells of questions and answers', () => {
    const steps = timelineOf(
      buildCase({ state: 'waiting' }),
      acts('opened', 'read', 'asked', 'answered', 'asked'),
    ).map(entry => entry.step)
    expect(steps.slice(3, 6)).toEqual(['asked', 'answered', 'asked'])
  })

  it('ends with fetching where the person wants it online', () => {
    const record = buildCase({ delivery: 'online', state: 'decided', decidedAt: at })
    expect(timelineOf(record, acts('granted')).at(-1)).toMatchObject({ step: 'online', next: true })
    expect(timelineOf(record, acts('granted', 'letter-fetched')).at(-1)).toMatchObject({
      step: 'fetched',
      next: false,
    })
  })

  it('begins when the case was opened, and gives each step its moment', () => {
    const record = buildCase()
    expect(timelineOf(record, acts('read')).slice(0, 3)).toEqual([
      { step: 'saved', at: record.openedAt, next: false },
      { step: 'team', at: record.openedAt, next: false },
      { step: 'read', at, next: false },
    ])
    for (const entry of timelineOf(record, []).slice(2)) expect(entry.at).toBeNull()
  })

  const decided = { state: 'decided', decidedAt: at } as const
  const steps = (record: Parameters<typeof buildCase>[0], ...kinds: ActKind[]) =>
    timelineOf(buildCase(record), acts(...kinds))
      .map(({ step, next }) => (next ? `${step} next` : step))
      .slice(2)

  it.each<[string, Parameters<typeof buildCase>[0], ActKind[], string[]]>([
    ['a certificate', decided, ['granted'], ['decided', 'letter next', 'arrived']],
    ['a refusal', decided, ['refused'], ['refused', 'letter next', 'arrived']],
    ['an answer', decided, ['replied'], ['replied', 'letter next', 'arrived']],
    [
      'a letter that waits in the post room',
      decided,
      ['granted', 'letter-produced'],
      ['decided', 'printed', 'letter next', 'arrived'],
    ],
    [
      'two letters that wait there',
      decided,
      ['granted', 'letter-produced', 'letter-produced'],
      ['decided', 'printed', 'letter next', 'arrived'],
    ],
    [
      'a letter that has left',
      { ...decided, state: 'closed' },
      ['granted', 'letter-produced', 'letter-handed-over'],
      ['decided', 'letter', 'arrived next'],
    ],
    [
      'two letters that have left',
      { ...decided, state: 'closed' },
      ['granted', 'letter-handed-over', 'letter-handed-over'],
      ['decided', 'letter', 'arrived next'],
    ],
    [
      'a letter that came back and was sent again',
      { ...decided, state: 'closed' },
      ['granted', 'letter-handed-over', 'letter-returned', 'letter-handed-over'],
      ['decided', 'letter', 'returned', 'letter', 'arrived next'],
    ],
    [
      'a result that is fetched online and waits for it',
      { ...decided, delivery: 'online' },
      ['granted', 'letter-produced'],
      ['decided', 'online next'],
    ],
    ['one that is to be fetched', { delivery: 'online' }, [], ['decided next', 'online']],
    [
      'one that was fetched twice',
      { ...decided, delivery: 'online', state: 'closed' },
      ['granted', 'letter-fetched', 'letter-fetched'],
      ['decided', 'fetched', 'fetched'],
    ],
    ['one that was withdrawn', { state: 'withdrawn', delivery: 'online' }, ['withdrawn'], ['withdrawn']],
  ])('tells of %s', (_, record, kinds, expected) => {
    expect(steps(record, ...kinds)).toEqual(expected)
  })

  it('leaves out letters that went before the decision: they only told news', () => {
    const record = { ...decided, decidedAt: at.add({ seconds: 1 }) }
    expect(steps(record, 'letter-produced', 'letter-handed-over')).toEqual(['letter next', 'arrived'])
    expect(steps({}, 'letter-handed-over')).toEqual(['decided next', 'letter', 'arrived'])
  })

  it('says nothing of the future of what was withdrawn', () => {
    const entries = timelineOf(buildCase({ state: 'withdrawn' }), acts('opened', 'withdrawn'))
    expect(entries.at(-1)).toMatchObject({ step: 'withdrawn', next: false })
  })

  it('never gives notes of colleagues away', () => {
    expect(JSON.stringify(timelineOf(buildCase(), acts('opened', 'note', 'passed-on')))).not.toContain(
      'intern',
    )
  })
})
