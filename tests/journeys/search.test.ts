import { expect, it } from 'vitest'
import { openVisitor } from '../support/visitor.ts'

it.each([
  ['Meldebestätigung', '/'],
  ['melde bescheinigung', '/'],
  ['proof of residence', '/'],
  ['proof of residence', '/en/'],
])('"%s" typed at %s leads to the certificate of registration first', async (words, start) => {
  const citizen = await openVisitor({ language: start === '/en/' ? 'en' : 'de' })
  await citizen.go(start)
  await citizen.page.getByRole('searchbox').fill(words)
  await citizen.leadsOn(citizen.page.getByRole('search').getByRole('button'))
  const first = citizen.page.getByRole('main').getByRole('listitem').first().getByRole('link')
  expect(await first.innerText()).toBe(
    start === '/en/' ? 'Certificate of registration' : 'Meldebescheinigung',
  )
})
