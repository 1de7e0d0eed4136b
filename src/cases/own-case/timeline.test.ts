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
