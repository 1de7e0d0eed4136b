import { expect } from 'vitest'
import type { Visitor } from './visitor.ts'

/** Waits in the mailbox of the demo until this mail is there, and follows the link in it. */
export async function followMail(visitor: Visitor, address: string, subject: string | RegExp): Promise<void> {
  const mail = visitor.page
    .getByRole('article')
    .filter({ hasText: address, has: visitor.page.getByRole('heading', { name: subject }) })
  await expect
    .poll(
      async () => {
        await visitor.go('/demo/postfach')
        return mail.count()
      },
      { message: `a mail to ${address} about ${subject}`, timeout: 20_000, interval: 300 },
    )
    .toBe(1)
  await visitor.leadsOn(mail.getByRole('link'))
}
