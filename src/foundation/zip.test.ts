import { expect, test } from 'vitest'
import { unzip } from './testing/unzip.ts'
import { zip } from './zip.ts'

const files = [
  { name: 'index.html', content: Buffer.from('<h1>Größe</h1>'.repeat(500)) },
  { name: 'formulare/Straße.pdf', content: Buffer.from([0, 1, 2, 255]) },
  { name: 'leer.txt', content: Buffer.alloc(0) },
]

test('what was packed comes out again, packed small', () => {
  const archive = zip(files)
  expect([...unzip(archive)]).toEqual(files.map(({ name, content }) => [name, content]))
  expect(archive.length).toBeLessThan(files[0]!.content.length / 5)
})

test('the same files give the same bytes', () => {
  expect(zip(files)).toEqual(zip(files))
  expect([...unzip(zip([]))]).toEqual([])
})
