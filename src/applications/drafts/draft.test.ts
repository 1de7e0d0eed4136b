import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { NotFound } from '../../foundation/errors.ts'
import { secretFrom, tokenHash } from '../../foundation/secret.ts'
import { type Draft, draftExpiry, draftPath, draftToken, noDraft, opensDraft } from './draft.ts'

const secret = secretFrom('a secret for tests alone')
const draft = (id: string, linkEpoch: number) => {
  const token = draftToken(secret, { id, linkEpoch })
  return { id, linkEpoch, tokenHash: tokenHash(token), token } as unknown as Draft & { token: string }
}

test('a draft lives for thirty days, also over the night in which the clocks change', () => {
  const now = Temporal.Instant.from('2026-10-20T10:00:00Z')
  expect(draftExpiry(now).toString()).toBe('2026-11-19T10:00:00Z')
})

test('it opens by its own link and by no other, one of before included', () => {
  const one = draft('one', 1)
  expect(opensDraft(one, one.token)).toBe(true)
  for (const token of [draft('other', 1).token, draft('one', 0).token, '', undefined])
    expect(opensDraft(one, token)).toBe(false)
  // A token of the same parts for another purpose is another one.
  expect(secret.token('', 'one', 1)).not.toBe(one.token)
})

test('its pages stand below one path, to which its cookie is limited', () => {
  expect(draftPath('1')).toBe('/antrag/1')
  expect(draftPath('1', 'seite', 'hunde')).toBe('/antrag/1/seite/hunde')
})

test('nobody learns whether there was a draft', () => {
  expect(noDraft()).toBeInstanceOf(NotFound)
  const { de, en } = noDraft().sentence
  expect(de).toMatch(/gespeichert\? Dann öffnen Sie bitte Ihren Link noch einmal\..*30 Tagen/)
  expect(en).toMatch(/save it\? Then please open your link again\..*30 days/)
})
