import { describe, expect, test } from 'vitest'
import { comesFrom, type LetterState, letterStates, travelsBy } from './letter.ts'

/** Every course a letter can take, until it stands still or comes to a state it has been in. */
function courses(delivery: 'post' | 'online', course: readonly LetterState[] = ['ordered']): string[] {
  const now = course.at(-1)!
  const next = letterStates.filter(state => {
    const from: readonly LetterState[] = comesFrom[state]
    return from.includes(now) && (travelsBy[state] ?? delivery) === delivery
  })
  if (next.length === 0) return [course.join(' → ')]
  return next.flatMap(state =>
    course.includes(state) ? [[...course, state].join(' → ')] : courses(delivery, [...course, state]),
  )
}

describe('the course of a letter', () => {
  test('on paper: it is handed over, and arrives or comes back and is sent again', () => {
    expect(courses('post')).toEqual([
      'ordered → produced → handed-over → returned → handed-over',
      'ordered → produced → handed-over → delivered',
    ])
  })
  test('online: it is fetched', () => {
    expect(courses('online')).toEqual(['ordered → produced → fetched'])
  })
  test('begins nowhere else than with its order', () => {
    expect(letterStates.filter(state => comesFrom[state].length === 0)).toEqual(['ordered'])
  })
})
