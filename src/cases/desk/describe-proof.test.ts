import { expect, test } from 'vitest'
import { describeProof } from './describe-proof.ts'

test.each([
  [{ means: 'eid', level: 'high' }, 'Online-Ausweis (hoch)', 'online ID card (high)'],
  [
    { means: 'account', level: 'low' },
    'Konto mit Benutzername und Passwort (niedrig)',
    'account with user name and password (low)',
  ],
  [
    { means: 'elster', level: 'substantial' },
    'ELSTER-Zertifikat (substanziell)',
    'ELSTER certificate (substantial)',
  ],
])('%j is told with its level', (proof, de, en) => {
  expect([describeProof(proof, 'de'), describeProof(proof, 'en')]).toEqual([de, en])
})

test('what a person checked has no level', () => {
  const checked = describeProof({ means: 'document-on-site', level: 'none' }, 'de')
  expect(checked).not.toMatch(/\(|document-on-site/)
  expect(describeProof({ means: 'call-back', level: 'none' }, 'en')).not.toBe(checked)
})

test('an act of long ago may say what nobody knows any more', () => {
  expect(describeProof({ means: 'horse', level: 'highest' }, 'de')).toBe('horse')
})
