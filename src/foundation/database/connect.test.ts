import { expect, it } from 'vitest'
import { createTestDatabase } from '../testing/index.ts'
import { connect } from './connect.ts'
import { refuseUnmigrated } from './pending-migrations.ts'

it('says where it could not reach a database, and repeats no password', async () => {
  const failure = connect('postgres://amt:hunter2@127.0.0.1:1/amt')
  await expect(failure).rejects.toThrow('The database 127.0.0.1:1/amt cannot be reached')
  await expect(failure).rejects.toThrow(/^(?!.*hunter2)/s)
})

it('says so when the database is not there', async () => {
  const { url } = await createTestDatabase()
  const elsewhere = url.replace(/test_\w+/, 'nowhere')
  await expect(connect(elsewhere)).rejects.toThrow('database "nowhere" does not exist')
})

it('accepts a database that is as the program needs it', async () => {
  const { url } = await createTestDatabase()
  await refuseUnmigrated(url)
})
