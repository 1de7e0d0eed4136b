import { join } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { inTransaction } from '../foundation/database/index.ts'
import { root } from '../foundation/root.ts'
import { createTestDatabase } from '../foundation/testing/index.ts'
import { readYamlFolder } from '../foundation/yaml/index.ts'
import { getService, getServiceVersion, importServices, listServices, ServiceDefinition } from './index.ts'

const { db } = await createTestDatabase()
const at = Temporal.Instant.from('2026-11-23T08:00:00Z')
const files = await readYamlFolder(ServiceDefinition, join(root, 'district/services'))
const [file] = files as [ServiceDefinition, ...ServiceDefinition[]]

const load = (definitions: readonly ServiceDefinition[]) =>
  inTransaction(db, tx => importServices(tx, definitions, at))

test('a file makes version 1; the same file again adds nothing; a changed one adds a version', async () => {
  expect(await load(files)).toEqual(files.map(({ id }) => id))
  expect(await load(files)).toEqual([])
  expect(await listServices(db)).toHaveLength(files.length)

  const changed = { ...file, name: { de: 'Anders', en: 'Different' } }
  expect(await load([changed])).toEqual([file.id])
  expect(await getService(db, file.id)).toEqual({ id: file.id, version: 2, definition: changed })
  expect((await getServiceVersion(db, file.id, 1)).definition.name).toEqual(file.name)
})

test('an earlier text taken up again is a version of its own', async () => {
  await load([file])
  expect((await getService(db, file.id)).version).toBe(3)
})

test('a service nobody knows is not found', async () => {
  await expect(getService(db, 'mondfahrt')).rejects.toThrow('We do not offer this service')
})
